using System.Text.Json;
using Crm.Scoring.Data;
using Crm.Scoring.Json;
using Crm.Scoring.Models;

namespace Crm.Scoring.Bayes;

/// <summary>
/// What a naive Bayes model knows: how often each outcome came with each level or bin of each column. It learns an example when a deal closes, and forgets it exactly when the deal is opened again. Weights are
/// counted in whole millionths, so that what was added and removed leaves nothing behind, in any order. Not safe for several threads at once.
/// </summary>
public sealed class BayesCounts
{
    private const int Version = 1;
    private const double Unit = 1e6;

    private readonly BayesLayout layout;
    private readonly long[] negatives;
    private readonly long[] positives;
    private long negative;
    private long positive;

    private BayesCounts(BayesLayout layout) => (this.layout, negatives, positives) = (layout, new long[layout.Starts[^1]], new long[layout.Starts[^1]]);

    /// <summary>What a row consists of, in this order.</summary>
    public IReadOnlyList<InputColumn> Inputs => layout.Inputs;

    /// <summary>The weight of the positive examples that are counted.</summary>
    public double Positives => positive / Unit;

    /// <summary>The weight of the negative examples that are counted.</summary>
    public double Negatives => negative / Unit;

    /// <summary>Counts of nothing yet: columns, levels and bins are those of the data, and stay so; a level that comes later counts as missing. O(rows x log rows x columns).</summary>
    /// <param name="data">Data that show what values there are; no target is needed.</param>
    /// <param name="options">The bins; null: the defaults.</param>
    /// <exception cref="ScoringException">An option is out of its range (<c>scoring.invalid_option</c>).</exception>
    public static BayesCounts For(DataSet data, BayesOptions? options = null)
    {
        options ??= new();
        options.Check();
        return new(BayesLayout.Of(data, options.Bins));
    }

    /// <summary>Counts of nothing yet with the same columns, levels and bins: for a team whose pool these are.</summary>
    public BayesCounts Empty() => new(layout);

    /// <summary>Learns an example. O(columns).</summary>
    /// <param name="row">As many values as there are inputs.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="weight">How much it counts, from 0.000001 to 1,000,000; to whole millionths. The default is 1.</param>
    /// <exception cref="ScoringException">There are more or fewer values than inputs (<c>scoring.length_mismatch</c>), or the weight is out of its range (<c>scoring.invalid_value</c>).</exception>
    public void Add(ReadOnlySpan<double> row, bool outcome, double weight = 1) => Change(row, outcome, Units(weight));

    /// <summary>Forgets an example that was learned with the same values: afterwards all is as before. O(columns).</summary>
    /// <param name="row">As many values as there are inputs.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="weight">How much it counted.</param>
    /// <exception cref="ScoringException">There are more or fewer values than inputs (<c>scoring.length_mismatch</c>), or the example was not learned, or weighs something else (<c>scoring.invalid_value</c>); nothing has changed.</exception>
    public void Remove(ReadOnlySpan<double> row, bool outcome, double weight = 1) => Change(row, outcome, -Units(weight));

    /// <summary>Learns all rows of data. O(rows x columns).</summary>
    /// <exception cref="ScoringException">There is no target (<c>scoring.no_target</c>), or an input is missing (<c>scoring.unknown_column</c>).</exception>
    public void Add(DataSet data, CancellationToken cancellationToken = default)
    {
        var target = data.Target;
        var weights = data.Weights;
        var columns = layout.Inputs.Select(i => i.Align(data[i.Name])).ToArray();
        var row = new double[columns.Length];
        for (var i = 0; i < data.Rows; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var c = 0; c < columns.Length; c++)
            {
                row[c] = columns[c][i];
            }

            Add(row, target[i], weights.IsEmpty ? 1 : weights[i]);
        }
    }

    /// <summary>
    /// The model of what is known now. A level or bin adds the log-odds among its examples beyond those of all examples; it is shrunk, as if <see cref="BayesOptions.PriorRows"/> rows had shown what the pool says, or,
    /// without a pool, that it says nothing (the m-estimate of Cestnik 1990). O(cells).
    /// </summary>
    /// <param name="options">How much the prior weighs; null: the defaults.</param>
    /// <param name="pool">The counts of all teams, for a team that has few of its own; null: there is no pool.</param>
    /// <exception cref="ScoringException">An option is out of its range, or the pool has other columns, levels or bins (<c>scoring.invalid_option</c>).</exception>
    public AdditiveModel ToModel(BayesOptions? options = null, BayesCounts? pool = null)
    {
        options ??= new();
        options.Check();
        if (pool is not null && !layout.Equals(pool.layout))
        {
            throw new ScoringException(ScoringErrorCodes.InvalidOption, $"The pool has other columns, levels or bins; make the counts of a team with {nameof(Empty)} of the pool.");
        }

        var level = BayesEvidence.Of(this, options.PriorRows, pool is null ? null : BayesEvidence.Of(pool, options.PriorRows, null));
        return level.ToModel(layout, cell => negatives[cell] + positives[cell]);
    }

    /// <summary>Writes the counts as one JSON object, from which they come back exactly.</summary>
    public void Write(Utf8JsonWriter writer) => BayesCountsJson.Write(writer, Version, layout, [.. negatives.Append(negative)], [.. positives.Append(positive)]);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="ScoringException">It is of another shape or version (<c>scoring.invalid_json</c>).</exception>
    public static BayesCounts Read(JsonElement json)
    {
        var (layout, no, yes) = BayesCountsJson.Read(JsonAt.Root(json), Version);
        var counts = new BayesCounts(layout);
        no.AsSpan(0, no.Length - 1).CopyTo(counts.negatives);
        yes.AsSpan(0, yes.Length - 1).CopyTo(counts.positives);
        (counts.negative, counts.positive) = (no[^1], yes[^1]);
        return counts;
    }

    internal double Count(int cell, bool outcome) => (outcome ? positives : negatives)[cell] / Unit;

    internal int Cells => negatives.Length;

    private static long Units(double weight) =>
        weight is >= 1 / Unit and <= Unit ? (long)Math.Round(weight * Unit) : throw new ScoringException(ScoringErrorCodes.InvalidValue, $"The weight is {Invariant.Text(weight)}; it is from 0.000001 to 1000000.");

    private void Change(ReadOnlySpan<double> row, bool outcome, long weight)
    {
        Lengths.Need(row.Length, Inputs.Count, "The row has");
        var counts = outcome ? positives : negatives;
        var known = (outcome ? positive : negative) + weight >= 0;
        for (var i = 0; known && i < row.Length; i++)
        {
            known = counts[layout.Cell(i, row[i])] + weight >= 0;
        }

        if (!known)
        {
            throw new ScoringException(ScoringErrorCodes.InvalidValue, "This example was not learned, so it cannot be forgotten; give the values, outcome and weight that it was learned with.");
        }

        for (var i = 0; i < row.Length; i++)
        {
            counts[layout.Cell(i, row[i])] += weight;
        }

        (positive, negative) = outcome ? (positive + weight, negative) : (positive, negative + weight);
    }
}
