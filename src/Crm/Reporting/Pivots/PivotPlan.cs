using Crm.Queries;
using Crm.Storage;

namespace Crm.Reporting;

/// <summary>Asks the store for the cells, and makes every total of them.</summary>
internal sealed class PivotPlan
{
    private readonly PivotOptions options;
    private readonly IReadOnlyList<MeasurePlan> measures;
    private readonly MeasureParts parts;
    private readonly PivotAxis down;
    private readonly PivotAxis across;
    private readonly Dictionary<object?[], PivotParts> rows;
    private readonly List<object?[]> columns;

    private PivotPlan(PivotOptions options, Groups groups)
    {
        this.options = options;
        measures = groups.Measures;
        parts = new(groups.Measures);
        var depth = options.Rows.Count;
        down = new([.. groups.Keys.Take(depth)]);
        across = new([.. groups.Keys.Skip(depth)]);
        rows = new(down);
        var known = new HashSet<object?[]>(across);
        foreach (var group in groups.Rows)
        {
            var row = RowOf(group[..depth]);
            var column = group[depth..groups.Keys.Count];
            if (known.TryGetValue(column, out var shown))
            {
                across.ShowLeast(shown, column);
            }
            else
            {
                known.Add(column);
                Bound("columns", known.Count, options.MostColumns);
            }

            row.Add(column, group.AsSpan(groups.Keys.Count));
        }

        Fill(known);
        columns = [.. known.Order(across)];
    }

    public static async ValueTask<PivotTable> RunAsync(QueryPlan plan, ICrmStore store, PivotOptions options, CancellationToken cancellationToken)
    {
        options.Check();
        IReadOnlyList<string> keys = options.Column is { } column ? [.. options.Rows, column] : options.Rows;
        var groups = await GroupPlan.GroupAsync(plan, store, keys, options.Measures, cancellationToken).ConfigureAwait(false);
        return new PivotPlan(options, groups).Table();
    }

    private PivotParts RowOf(object?[] key)
    {
        if (rows.TryGetValue(key, out var row))
        {
            down.ShowLeast(row.Key, key);
            return row;
        }

        rows.Add(key, row = new(key, parts, across));
        Bound("rows", rows.Count, options.MostRows);
        return row;
    }

    private void Fill(HashSet<object?[]> known)
    {
        if (!options.FillPeriods)
        {
            return;
        }

        foreach (var missing in across.Missing(known).ToList())
        {
            known.Add(missing);
            Bound("columns", known.Count, options.MostColumns);
        }

        foreach (var missing in down.Missing(rows.Keys).ToList())
        {
            RowOf(missing);
        }
    }

    private PivotTable Table()
    {
        var all = rows.Values.OrderBy(r => r.Key, down).ToList();
        var total = Together(all);
        var shown = all;
        if (options.Top is { } top)
        {
            var by = options.TopBy is { } name ? measures.Select(m => m.Name).ToList().IndexOf(name) : 0;
            shown = by >= 0
                ? [.. all.OrderByDescending(r => parts.Read(r.Total)[by], Comparer<object?>.Default).Take(top)]
                : throw new CrmException(CrmErrors.Criteria, $"The table has no measure '{options.TopBy}' to choose rows by; it has {string.Join(", ", measures.Select(m => m.Name))}.");
        }

        return new(options, [.. measures.Select(m => m.Name)])
        {
            Columns = options.Column is null ? [] : [.. columns.Select(c => c[0])],
            Rows = [.. shown.Select(Read)],
            Rest = shown.Count < all.Count ? Read(Together(all.Except(shown))) : null,
            Total = Read(total),
        };
    }

    private PivotParts Together(IEnumerable<PivotParts> several)
    {
        var sum = new PivotParts([], parts, across);
        foreach (var row in several)
        {
            sum.Add(row);
        }

        return sum;
    }

    private PivotRow Read(PivotParts row) => new(
        row.Key,
        options.Column is null ? [] : [.. columns.Select(c => parts.Read(row.Cell(c)))],
        parts.Read(row.Total));

    private static void Bound(string what, int count, int most)
    {
        if (count > most)
        {
            throw new CrmException(CrmErrors.Criteria, $"The table would have more than {most} {what}; ask for fewer records, a longer period or another key.");
        }
    }
}

/// <summary>A row in the making: what its cells and its total are made of.</summary>
internal sealed class PivotParts(object?[] key, MeasureParts parts, PivotAxis across)
{
    private readonly Dictionary<object?[], object?[]> cells = new(across);

    public object?[] Key => key;

    public object?[] Total { get; } = parts.Nothing();

    public object?[] Cell(object?[] column) => cells.TryGetValue(column, out var cell) ? cell : parts.Nothing();

    public void Add(object?[] column, ReadOnlySpan<object?> group)
    {
        AddCell(column, group);
        parts.Add(Total, group);
    }

    public void Add(PivotParts row)
    {
        foreach (var (column, cell) in row.cells)
        {
            Add(column, cell);
        }
    }

    private void AddCell(object?[] column, ReadOnlySpan<object?> group)
    {
        if (!cells.TryGetValue(column, out var cell))
        {
            cells.Add(column, cell = parts.Nothing());
        }

        parts.Add(cell, group);
    }
}
