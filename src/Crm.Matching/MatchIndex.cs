using System.Collections.Immutable;
using Crm.Matching.Fields;
using Crm.Matching.Indexing;
using Crm.Matching.Model;
using Crm.Matching.Scoring;

namespace Crm.Matching;

/// <summary>
/// Records made ready to be asked for one that is new: whether somebody is there already. A pair weighs what it weighs when all records are matched at once. Made by <see cref="MatchResult.Index"/>, or another day by
/// <see cref="TrainedMatcher.Index"/>.
/// </summary>
/// <remarks>
/// Of the records that share a blocking key with the new one, up to 200 are compared, those of the smallest blocks first. Takes about 0.4 kB a record beside the texts. Many threads may ask at once, but not while one adds.
/// </remarks>
public sealed class MatchIndex
{
    private readonly TrainedMatcher matcher;
    private readonly MatchModel model;
    private readonly RecordStore records;
    private readonly CandidateSearch search;
    private readonly ProbeReader reader;

    internal MatchIndex(TrainedMatcher matcher, MatchModel model, RecordStore records, CandidateSearch search)
    {
        (this.matcher, this.model, this.records, this.search) = (matcher, model, records, search);
        reader = new(matcher.Readings);
    }

    /// <summary>How many records there are.</summary>
    public int Records => records.Count;

    /// <summary>The columns that are asked of a record.</summary>
    public ImmutableArray<string> Columns => matcher.Columns;

    /// <summary>How likely a match is, unless told, for it to be found: the threshold at which records were joined.</summary>
    public double Threshold => matcher.Threshold;

    /// <summary>Finds the records that are likely the same as another. About 0.1 ms for people, 0.4 ms where texts of many words are compared.</summary>
    /// <param name="valueOf">Is asked for the record's value of each column, by name; null or blank: missing.</param>
    /// <param name="limit">How many are wanted at most, from 1.</param>
    /// <param name="threshold">How likely a match must be, above 0 and below 1; null: <see cref="Threshold"/>.</param>
    /// <returns>The likely matches, the surest first; of equals, the first records.</returns>
    /// <exception cref="MatchingException">The limit or the threshold is out of its range (<c>matching.invalid_option</c>).</exception>
    public IReadOnlyList<FoundRecord> Find(Func<string, string?> valueOf, int limit = 10, double? threshold = null)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        if (limit < 1)
        {
            throw Refuse.Option($"The limit is {limit}; it must be at least 1.");
        }

        if (threshold is { } wanted && !(wanted > 0 && wanted < 1))
        {
            throw Refuse.Option($"The threshold is {threshold}; it must be above 0 and below 1, or null.");
        }

        var least = threshold is { } probability ? Weights.OfProbability(probability) : matcher.ThresholdWeight;
        var probe = reader.Values(valueOf);
        var places = search.Find(probe);
        var comparer = ProbeComparer.Of(records, probe, places);
        var found = new List<FoundRecord>();
        Span<double> weights = stackalloc double[Pattern.MaxFields];
        for (var i = 0; i < places.Length; i++)
        {
            var weight = model.Weigh(comparer.Compare(0, i + 1), records[places[i]], weights);
            if (weight >= least)
            {
                found.Add(new(places[i], weight));
            }
        }

        found.Sort(static (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Record.CompareTo(b.Record));
        if (found.Count > limit)
        {
            found.RemoveRange(limit, found.Count - limit);
        }

        return found;
    }

    /// <summary>Why a record is, or is not, taken for one that is indexed.</summary>
    /// <param name="valueOf">Is asked for the record's value of each column, by name; null or blank: missing.</param>
    /// <param name="record">The place of the indexed one, from 0.</param>
    /// <exception cref="MatchingException">There is no such record (<c>matching.invalid_option</c>).</exception>
    public MatchExplanation Explain(Func<string, string?> valueOf, int record)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        if (record < 0 || record >= Records)
        {
            throw Refuse.Option($"There is no record {record}; they go from 0 to {Records - 1}.");
        }

        var texts = reader.Texts(valueOf);
        var comparer = ProbeComparer.Of(records, reader.Values(texts), [record]);
        return Explanations.Of(model, comparer.Fields, comparer.Compare(0, 1), records[record], f => texts[f], f => records.TextOf(record, f));
    }

    /// <summary>Adds a record; it takes the next place, which is returned. What is learnt stays as it is: its values make no other one more frequent. The first time takes longer. Not while others ask or add.</summary>
    /// <param name="valueOf">Is asked for the record's value of each column, by name; null or blank: missing.</param>
    public int Add(Func<string, string?> valueOf)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        var texts = reader.Texts(valueOf);
        var values = reader.Values(texts);
        search.Add(values);
        return records.Add(texts, values);
    }
}
