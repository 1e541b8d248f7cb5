using System.Collections.Immutable;
using System.Text.Json;
using Crm.Matching.Blocking;
using Crm.Matching.Fields;
using Crm.Matching.Indexing;
using Crm.Matching.Indexing.Json;
using Crm.Matching.Json;
using Crm.Matching.Model;
using Crm.Matching.Records;
using Crm.Matching.Scoring;

namespace Crm.Matching;

/// <summary>What was learnt when records were matched, without the records: how columns are read, what tells matches from other pairs, which records are worth comparing. To be kept as JSON. Immutable.</summary>
public sealed class TrainedMatcher
{
    internal TrainedMatcher(IReadOnlyList<FieldReading> readings, MatchModel model, BlockingPlan plan, double thresholdWeight)
    {
        (Readings, Model, Plan, ThresholdWeight) = (readings, model, plan, thresholdWeight);
        Columns = [.. readings.Select(reading => reading.Column).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The columns that are compared.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>How likely a match had to be for records to be joined.</summary>
    public double Threshold => Weights.Probability(ThresholdWeight);

    internal IReadOnlyList<FieldReading> Readings { get; }

    internal MatchModel Model { get; }

    internal BlockingPlan Plan { get; }

    internal double ThresholdWeight { get; }

    /// <summary>Reads what <see cref="ToJson"/> wrote, to the same bits.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="MatchingException">It is of another shape or version (<c>matching.invalid_json</c>, with the place).</exception>
    public static TrainedMatcher FromJson(string json) => JsonAt.Read(json, MatcherReader.Read);

    /// <summary>All of it as JSON, version 1. Some kilobytes, whatever the number of records.</summary>
    /// <param name="indented">Whether to break lines; <see langword="false"/> by default.</param>
    public string ToJson(bool indented = false) => JsonWriting.ToText(WriteTo, indented);

    /// <summary>Writes it as one JSON object.</summary>
    /// <param name="writer">Where to; not flushed.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        MatcherWriter.Write(writer, this);
    }

    /// <summary>Indexes records without learning again: those it was learnt from, or others of their kind. How rare values are is counted in these records. About 10 microseconds a record and core.</summary>
    /// <param name="records">The records, with all <see cref="Columns"/>; others are not looked at. Their texts are kept, to explain.</param>
    /// <param name="threads">How many threads work at most; from 1.</param>
    /// <param name="progress">Is told how far the work is; null: nobody is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="MatchingException">The number of threads is out of its range (<c>matching.invalid_option</c>), or a column is missing (<c>matching.unknown_column</c>).</exception>
    public MatchIndex Index(RecordTable records, int threads = 1, IProgress<MatchProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        return IndexBuilder.Build(this, records, threads, progress, cancellationToken);
    }
}
