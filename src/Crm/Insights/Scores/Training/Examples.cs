using System.Globalization;
using Crm.Scoring.Data;

namespace Crm.Insights;

/// <summary>What a model learns from: records as they were known at moments when they were open, with what came of them since. In the order of the records' keys, then by moment: what is learned does not hang on ids.</summary>
/// <param name="Features">What is known of each.</param>
/// <param name="Rows">The examples.</param>
internal sealed record Examples(IReadOnlyList<ScoreExpression> Features, IReadOnlyList<Example> Rows)
{
    /// <summary>How many records.</summary>
    public int Records => Rows.Select(r => r.Record).Distinct().Count();

    /// <summary>How many of the records came out well, ever.</summary>
    public int Good => Rows.Where(r => r.IsGood).Select(r => r.Record).Distinct().Count();

    /// <summary>How many of the records did not, ever.</summary>
    public int Bad => Rows.Where(r => !r.IsGood).Select(r => r.Record).Distinct().Count();

    /// <summary>How many moments ahead the outcome lies; null: it is how a record was closed.</summary>
    public int? Ahead { get; init; }

    /// <summary>Examples in their order. Where the keys of records are alike, by what else is known of them.</summary>
    public static IReadOnlyList<Example> InOrder(IEnumerable<Example> rows) =>
    [
        .. ContentKey.Order(
            rows.GroupBy(r => r.Record),
            g => g.First().Key,
            g => string.Join('|', g.OrderBy(r => r.Moment).Select(r => $"{r.Moment},{r.IsGood},{string.Join(',', r.Values.Select(ContentKey.Said))}")),
            g => g.Key).SelectMany(g => g.OrderBy(r => r.Moment)),
    ];

    /// <summary>The examples apart: those of the records that closed first, and those of the quarter that closed last. No record is on both sides.</summary>
    public (Examples Earlier, Examples Later) Split()
    {
        if (Ahead is { } ahead)
        {
            return SplitAhead(ahead);
        }

        var ends = Rows.GroupBy(r => r.Record).Select(g => g.Max(r => r.Moment)).Order().ToList();
        var cut = ends.Count == 0 ? 0 : ends[ends.Count * 3 / 4];
        var last = Rows.GroupBy(r => r.Record).ToDictionary(g => g.Key, g => g.Max(r => r.Moment));
        return (this with { Rows = [.. Rows.Where(r => last[r.Record] < cut)] }, this with { Rows = [.. Rows.Where(r => last[r.Record] >= cut)] });
    }

    /// <summary>Where a record has an outcome at every moment: a third of the records is judged, at the last quarter of the moments; learned is from the others, of outcomes that were known when these moments began.</summary>
    private (Examples Earlier, Examples Later) SplitAhead(int ahead)
    {
        var cut = Rows.Count == 0 ? 0 : (Rows.Max(r => r.Moment) + 1) * 3 / 4;
        return (this with { Rows = [.. Rows.Where(r => !IsJudged(r.Key) && r.Moment + ahead <= cut)] }, this with { Rows = [.. Rows.Where(r => IsJudged(r.Key) && r.Moment >= cut)] });

        // By the key, which stays: who is judged is never learned from.
        static bool IsJudged(string key) => uint.Parse(key.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % 3 == 0;
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
/// <param name="Key">What stands for it in orders and draws.</param>
/// <param name="Moment">The moment, by its place in the history.</param>
/// <param name="Values">The features then.</param>
/// <param name="IsGood">Whether it came out well, later.</param>
internal sealed record Example(Guid Record, string Key, int Moment, object?[] Values, bool IsGood);
