using System.Collections.Immutable;
using System.Text.Json;
using Crm.Scoring.Evaluation;
using Crm.Scoring.Models;

namespace Crm.Scoring.Calibration;

/// <summary>
/// A rising curve by isotonic regression (Zadrozny and Elkan 2002): nearly flat from the first margin of a block to its last, and straight from block to block. A block leans to its neighbours by a twentieth of the way, so
/// that the order of the margins is kept. No block says 0 or 1 outright: to each one row with the rate of all is added, as a block of few rows proves little.
/// </summary>
public sealed class IsotonicCalibration : ICalibration
{
    private const double Lean = 0.05;

    private readonly double[] margins;
    private readonly double[] probabilities;

    private IsotonicCalibration(double[] margins, double[] probabilities) => (this.margins, this.probabilities) = (margins, probabilities);

    /// <inheritdoc/>
    public CalibrationMethod Method => CalibrationMethod.Isotonic;

    /// <summary>The margins of the curve's corners, ascending.</summary>
    public ImmutableArray<double> Margins => [.. margins];

    /// <summary>The probabilities at the corners.</summary>
    public ImmutableArray<double> Probabilities => [.. probabilities];

    /// <inheritdoc/>
    public double Probability(double margin)
    {
        var place = Array.BinarySearch(margins, margin);
        if (place >= 0)
        {
            return probabilities[place];
        }

        var right = ~place;
        if (right == 0 || right == margins.Length)
        {
            return probabilities[Math.Min(right, margins.Length - 1)];
        }

        var part = (margin - margins[right - 1]) / (margins[right] - margins[right - 1]);

        // Rounding must not lift a point above the corner to its right.
        return Math.Min(probabilities[right - 1] + (part * (probabilities[right] - probabilities[right - 1])), probabilities[right]);
    }

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("method", "isotonic");
        ModelJson.Write(writer, "margins", margins);
        ModelJson.Write(writer, "probabilities", probabilities);
        writer.WriteEndObject();
    }

    internal static IsotonicCalibration Of(double[] margins, double[] probabilities)
    {
        var rising = margins.Length > 0 && margins.Length == probabilities.Length && probabilities[0] >= 0 && probabilities[^1] <= 1;
        for (var i = 1; rising && i < margins.Length; i++)
        {
            rising = margins[i] > margins[i - 1] && probabilities[i] >= probabilities[i - 1];
        }

        return rising ? new(margins, probabilities) : throw new ScoringException(ScoringErrorCodes.InvalidJson, "The corners of an isotonic calibration rise, and its probabilities are from 0 to 1.");
    }

    internal static IsotonicCalibration Fit(ReadOnlySpan<double> margins, ReadOnlySpan<bool> target, ReadOnlySpan<double> weights)
    {
        var ranking = new Ranking(margins, target, weights);
        var (positives, negatives) = ranking.Totals();
        var (values, sums, ties) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < ranking.Rows;)
        {
            var start = i;
            i = ranking.Tie(i, out var positive, out var negative);
            values.Add(positive / (positive + negative));
            sums.Add(positive + negative);
            ties.Add(ranking.Scores[start]);
        }

        ties.Reverse();
        double[] rates = [.. values.AsEnumerable().Reverse()];
        double[] masses = [.. sums.AsEnumerable().Reverse()];
        var sizes = new int[rates.Length];
        var blocks = PoolAdjacentViolators.Fit(rates, masses, sizes);
        for (var block = 0; block < blocks; block++)
        {
            rates[block] = ((rates[block] * masses[block]) + (positives / (positives + negatives))) / (masses[block] + 1);
        }

        var rising = Rising(rates.AsSpan(0, blocks));
        var (corners, heights) = (new List<double>(), new List<double>());
        for (var (block, first) = (0, 0); block < blocks; first += sizes[block++])
        {
            var last = first + sizes[block] - 1;
            var (below, above) = (block > 0 ? rising[block] - rising[block - 1] : 0, block < blocks - 1 ? rising[block + 1] - rising[block] : 0);
            if (last > first)
            {
                corners.Add(ties[first]);
                heights.Add(rising[block] - (Lean * below));
            }

            corners.Add(ties[last]);
            heights.Add(last > first ? rising[block] + (Lean * above) : rising[block]);
        }

        return Of([.. corners], [.. heights]);
    }

    // What was added weighs more in a small block, which may put it on the wrong side of its neighbour by a little.
    private static double[] Rising(ReadOnlySpan<double> rates)
    {
        var rising = rates.ToArray();
        var weights = Enumerable.Repeat(1.0, rising.Length).ToArray();
        var sizes = new int[rising.Length];
        var blocks = PoolAdjacentViolators.Fit(rising, weights, sizes);
        return [.. Enumerable.Range(0, blocks).SelectMany(b => Enumerable.Repeat(rising[b], sizes[b]))];
    }
}
