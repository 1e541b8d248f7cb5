using System.Collections.Immutable;
using Crm.Scoring.Evaluation;

namespace Crm.Scoring.Uplift;

/// <summary>What a treatment changed in an experiment, and how well scores tell where.</summary>
/// <param name="Treated">How many rows were treated.</param>
/// <param name="Control">How many were not.</param>
/// <param name="Rate">The share of outcomes among the treated.</param>
/// <param name="ControlRate">The share of outcomes among the others.</param>
/// <param name="Uplift">The difference of the rates.</param>
/// <param name="Qini">The Qini coefficient of the scores (<see cref="QiniCurve.Coefficient"/>).</param>
/// <param name="AtShares">The uplift among the most promising rows.</param>
public sealed record UpliftFigures(int Treated, int Control, double Rate, double ControlRate, Estimate Uplift, Estimate Qini, ImmutableArray<UpliftAtShare> AtShares)
{
    /// <summary>Judges scores on an experiment, with intervals from samples drawn within either side. O(n log n + samples x n).</summary>
    /// <param name="uplifts">The predicted uplift of each row, by a model that did not see it; only the order counts.</param>
    /// <param name="treated">Whether it was treated.</param>
    /// <param name="outcomes">What came of it.</param>
    /// <param name="options">Shares, samples and seed; null: the defaults.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ScoringException">Lengths differ (<c>scoring.length_mismatch</c>), a side has no rows (<c>scoring.too_few_rows</c>), a score is NaN (<c>scoring.invalid_value</c>), or an option is out of its range (<c>scoring.invalid_option</c>).</exception>
    public static UpliftFigures Of(ReadOnlySpan<double> uplifts, ReadOnlySpan<bool> treated, ReadOnlySpan<bool> outcomes, UpliftOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        options.Check();
        var ranking = UpliftRanking.Of(uplifts, treated, outcomes);
        var measured = ranking.Measure(ranking.Once, options.Shares);
        var (samples, draws, counts) = (new UpliftMeasure[options.Samples], new Draws((ulong)options.Seed), new int[treated.Length]);
        for (var sample = 0; sample < samples.Length; sample++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Array.Clear(counts);
            foreach (var side in (int[][])[ranking.Treated, ranking.Control])
            {
                for (var i = 0; i < side.Length; i++)
                {
                    counts[side[draws.Below(side.Length)]]++;
                }
            }

            samples[sample] = ranking.Measure(counts, options.Shares);
        }

        Estimate Judged(Func<UpliftMeasure, double> of) => Estimate.OfBootstrap(of(measured), samples.Select(of).Where(v => !double.IsNaN(v)), options.Confidence);
        return new(
            ranking.Treated.Length,
            ranking.Control.Length,
            measured.Rate,
            measured.ControlRate,
            Judged(m => m.Rate - m.ControlRate),
            Judged(m => m.Coefficient),
            [.. options.Shares.Select((share, k) => new UpliftAtShare(share, Judged(m => m.AtShares[k])))]);
    }
}

/// <summary>The uplift among the most promising rows.</summary>
/// <param name="Share">Their share of all rows.</param>
/// <param name="Uplift">The difference of the rates among them.</param>
public sealed record UpliftAtShare(double Share, Estimate Uplift);
