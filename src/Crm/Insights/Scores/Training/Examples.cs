using Crm.Scoring.Data;

namespace Crm.Insights;

/// <summary>What a model learns from: records as they were known at moments when they were open, with what came of them since. Ordered by record, then by moment.</summary>
/// <param name="Features">What is known of each.</param>
/// <param name="Rows">The examples.</param>
internal sealed record Examples(IReadOnlyList<ScoreExpression> Features, IReadOnlyList<Example> Rows)
{
    /// <summary>How many records.</summary>
    public int Records => Rows.Select(r => r.Record).Distinct().Count();

    /// <summary>How many of the records came out well.</summary>
    public int Good => Rows.Where(r => r.IsGood).Select(r => r.Record).Distinct().Count();

    /// <summary>The examples apart: those of the records that closed first, and those of the quarter that closed last. No record is on both sides.</summary>
    public (Examples Earlier, Examples Later) Split()
    {
        var ends = Rows.GroupBy(r => r.Record).Select(g => g.Max(r => r.Moment)).Order().ToList();
        var cut = ends.Count == 0 ? 0 : ends[ends.Count * 3 / 4];
        var last = Rows.GroupBy(r => r.Record).ToDictionary(g => g.Key, g => g.Max(r => r.Moment));
        return (this with { Rows = [.. Rows.Where(r => last[r.Record] < cut)] }, this with { Rows = [.. Rows.Where(r => last[r.Record] >= cut)] });
    }

    /// <summary>As columns; the rows of one record weigh 1 together.</summary>
    public DataSet ToData()
    {
        var counts = Rows.CountBy(r => r.Record).ToDictionary();
        return new(Columns(), Rows.Select(r => r.IsGood), Rows.Select(r => 1.0 / counts[r.Record]));
    }

    /// <summary>Which record each row is of, for splits that keep a record's rows together.</summary>
    public Column Groups()
    {
        var places = Rows.Select(r => r.Record).Distinct().Select((id, i) => (id, i)).ToDictionary(p => p.id, p => (double)p.i);
        return Column.Numeric("record", Rows.Select(r => places[r.Record]));
    }

    private IEnumerable<Column> Columns() => Features.Select((f, i) => f.Column switch
    {
        ColumnKind.Categorical => Column.Categorical(f.Name, Rows.Select(r => r.Values[i] is { } value ? ModelScore.Level(value) : null)),
        ColumnKind.Boolean => Column.Boolean(f.Name, Rows.Select(r => r.Values[i] as bool?)),
        ColumnKind.Count => Column.Count(f.Name, Rows.Select(r => Number(r.Values[i]))),
        _ => Column.Numeric(f.Name, Rows.Select(r => Number(r.Values[i]))),
    });

    private static double Number(object? value) => value switch { long whole => whole, decimal number => (double)number, _ => double.NaN };
}

/// <summary>A record as it was known at a moment.</summary>
/// <param name="Record">The record.</param>
/// <param name="Moment">The moment, by its place in the history.</param>
/// <param name="Values">The features then.</param>
/// <param name="IsGood">Whether it came out well, later.</param>
internal sealed record Example(Guid Record, int Moment, object?[] Values, bool IsGood);
