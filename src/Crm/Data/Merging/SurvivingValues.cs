using System.Globalization;
using Crm.Criteria;
using NodaTime;

namespace Crm.Data;

/// <summary>Decides for one block which values survive.</summary>
/// <param name="Values">The values, one a field of the block.</param>
/// <param name="From">The record they come from; null: made of several.</param>
/// <param name="Why">What decided.</param>
internal sealed record SurvivingValues(object?[] Values, Guid? From, string Why)
{
    /// <param name="block">The fields, and what decides.</param>
    /// <param name="candidates">The records of the merge, the survivor first.</param>
    /// <param name="sources">For <see cref="Survivorship.Trusted"/>: the place of each record's source, the most trusted least.</param>
    public static SurvivingValues Of(FieldBlock block, IReadOnlyList<MergeCandidate> candidates, Func<MergeCandidate, int> sources)
    {
        var filled = candidates.Select(c => (Candidate: c, Values: block.Values(c.Row))).Where(c => !c.Values.All(MergeCandidate.IsBlank)).ToList();
        if (filled.Count == 0)
        {
            return new(block.Values(candidates[0].Row), candidates[0].Id, "same");
        }

        var first = filled[0];
        var isOne = filled.TrueForAll(f => f.Values.SequenceEqual(first.Values));
        if (isOne && block.Rule.By != Survivorship.Sum)
        {
            return new(first.Values, first.Candidate.Id, filled.Count == 1 ? "only" : "same");
        }

        (MergeCandidate Candidate, object?[] Values) Best(Func<(MergeCandidate Candidate, object?[] Values), IComparable> rank) =>
            filled.Select((f, i) => (Filled: f, Place: i))
                .OrderByDescending(f => rank(f.Filled)).ThenByDescending(f => f.Filled.Candidate.Id == candidates[0].Id).ThenByDescending(f => f.Filled.Candidate.SetAt(block)).ThenBy(f => f.Place)
                .First().Filled;

        SurvivingValues From((MergeCandidate Candidate, object?[] Values) best, string why) => new(best.Values, best.Candidate.Id, why);

        return block.Rule.By switch
        {
            Survivorship.Fullest => From(Best(f => Fullness(f.Values)), "fullest"),
            Survivorship.Trusted => From(Best(f => -sources(f.Candidate)), "trusted"),
            Survivorship.Survivor when first.Candidate.Id == candidates[0].Id => From(first, "survivor"),
            Survivorship.Sum => new([Sum(filled.Select(f => f.Values[0]!))], null, "sum"),
            Survivorship.Greatest => From(filled.MaxBy(f => f.Values[0])!, "greatest"),
            Survivorship.Least => From(filled.MinBy(f => f.Values[0])!, "least"),
            Survivorship.Strictest => From(Best(f => -Place(block.Rule.Order, Text(f.Values[0]))), "strictest"),
            Survivorship.Join => new([string.Join('\n', filled.Select(f => (string)f.Values[0]!).Distinct(StringComparer.Ordinal))], null, "join"),
            _ => From(Best(f => f.Candidate.SetAt(block)), "newest"),
        };
    }

    /// <summary>The place of a text in an order; last where it does not stand there.</summary>
    public static int Place(Sequence<string> order, string? text)
    {
        for (var i = 0; i < order.Count; i++)
        {
            if (order[i] == text)
            {
                return i;
            }
        }

        return order.Count;
    }

    private static string? Text(object? value) => value switch
    {
        true => "true",
        false => "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static long Fullness(object?[] values) =>
        (values.Count(v => !MergeCandidate.IsBlank(v)) * 1_000_000L) + values.Sum(v => v is string text ? text.Length : 0);

    private static object Sum(IEnumerable<object> values) =>
        values.Aggregate((a, b) => a is long x && b is long y ? checked(x + y) : Convert.ToDecimal(a, CultureInfo.InvariantCulture) + Convert.ToDecimal(b, CultureInfo.InvariantCulture));
}
