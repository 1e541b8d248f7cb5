using System.Collections.Immutable;
using System.Text.Json;
using Crm.Scoring.Evaluation;
using Crm.Scoring.Json;

namespace Crm.Scoring.Calibration;

/// <summary>
/// A rising curve by isotonic regression (Zadrozny and Elkan 2002) over bins of an equal count, drawn in straight lines from the middle of a bin to that of the next. There are as many bins as the square root of the rows of
/// the rarer outcome: each then holds enough of them to mean something. No bin says 0 or 1 outright: to each one row with the rate of all is added.
/// </summary>
public sealed class IsotonicCalibration : ICalibration
{
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
        writer.WriteArray("margins", margins, writer.WriteNumberValue);
        writer.WriteArray("probabilities", probabilities, writer.WriteNumberValue);
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
        var bins = Bin.Of(ranking, Math.Max((int)Math.Sqrt(Math.Min(target.Count(true), target.Count(false))), 1));
        var (corners, rates, masses) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var bin in bins.Reverse())
        {
            var center = bin.Scores / bin.Weight;
            if (corners.Count > 0 && !(center > corners[^1]))
            {
                // A tie as wide as several bins is one corner.
                rates[^1] = ((rates[^1] * masses[^1]) + bin.Positives) / (masses[^1] + bin.Weight);
                masses[^1] += bin.Weight;
                continue;
            }

            corners.Add(center);
            rates.Add((bin.Positives + (positives / (positives + negatives))) / (bin.Weight + 1));
            masses.Add(bin.Weight);
        }

        double[] fitted = [.. rates];
        var sizes = new int[fitted.Length];
        var blocks = PoolAdjacentViolators.Fit(fitted, masses.ToArray(), sizes);
        return Of([.. corners], [.. Enumerable.Range(0, blocks).SelectMany(b => Enumerable.Repeat(fitted[b], sizes[b]))]);
    }
}
