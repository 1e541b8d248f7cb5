using Crm.Criteria;
using Crm.InMemory.Tables;
using Crm.Records;
using Crm.Storage;

namespace Crm.InMemory.Reading;

/// <summary>What one query sees: the records of its source, at its moment, with its restriction, and what is read from them.</summary>
internal sealed class SourceView
{
    private readonly Source source;
    private readonly Moment today;
    private readonly Moment seen;
    private readonly IRelated related;
    private readonly RestrictionsApart? apart;

    public SourceView(Source source, TableSet tables)
    {
        this.source = source;
        today = seen = new(tables, source.Tenant, null);
        related = today;

        // Plain entities keep no history: they are what they are.
        if (source.AsOf is { } asOf && !source.Entity.IsPlain)
        {
            seen = new(tables, source.Tenant, asOf);
            related = new PastMoment(seen, today);
            apart = new();
        }
    }

    /// <summary>The rows that may be seen and meet what was asked, in the order of their ids.</summary>
    public IEnumerable<object?[]> Rows(CancellationToken cancellationToken)
    {
        var where = Condition(source.Where);
        var isShown = Restriction();
        foreach (var (id, row) in Candidates())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (isShown(id, row) && where(row))
            {
                yield return row;
            }
        }
    }

    /// <summary>Whether a record may be seen.</summary>
    public Func<Guid, object?[], bool> Restriction()
    {
        if (source.Restriction is null or CheckedTruth { Value: true })
        {
            return static (_, _) => true;
        }

        var restriction = source.Restriction.Compile();
        return (id, row) => Today(id, row) is { } now && restriction.Matches(now, today);
    }

    public Func<object?[], bool> Condition(CheckedCriterion? criterion)
    {
        if (criterion is null)
        {
            return static _ => true;
        }

        var compiled = (apart?.Rewrite(criterion) ?? criterion).Compile();
        return row => compiled.Matches(row, related);
    }

    public ValueReader Value(CheckedValue value) => new((apart?.Rewrite(value) ?? value).Compile(), related);

    private IEnumerable<KeyValuePair<Guid, object?[]>> Candidates()
    {
        var rows = seen[source.Entity.Name].Rows;
        return (KnownIds.In(source.Where) ?? KnownIds.In(source.Restriction)) is not { } ids ? rows
            : ids.Where(rows.ContainsKey).Select(id => KeyValuePair.Create(id, rows[id]));
    }

    private object?[]? Today(Guid id, object?[] row) =>
        ReferenceEquals(seen, today) ? row : today[source.Entity.Name].Rows.GetValueOrDefault(id);
}

/// <summary>Reads one value of the rows of a query.</summary>
internal sealed class ValueReader(CompiledValue value, IRelated related)
{
    public ValueKind Kind => value.Value.Kind;

    public bool IsFolded => value.Value is { Kind: ValueKind.Text, TextRule: TextRule.Folded };

    /// <summary>Orders what <see cref="Key"/> gives.</summary>
    public IComparer<object> Order => value.Order;

    public object? Read(object?[] row) => value.Read(row, related);

    /// <summary>What it compares by.</summary>
    public object? Key(object?[] row) => value.ReadKey(row, related);
}
