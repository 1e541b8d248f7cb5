using Crm.Forecasting.Pipeline.Learning;
using Crm.Forecasting.Pipeline.Simulation;

namespace Crm.Forecasting.Pipeline.Replay;

/// <summary>Estimates the shared shock from past periods: how much farther than chance allows the wins were off.</summary>
/// <remarks>
/// With a shock of deviation σ on log-odds, a residual has variance V + σ²V², V = Σ p(1 - p). σ² is the weighted moment Σ(r² - V) / ΣV², shrunk towards a prior; where V is small, residuals say little and the prior stands. The
/// share that lasts comes from the products of successive residuals, shrunk towards a half. The rate of wins itself is known only to within one over the root of the wins learned from, for all deals alike: that lasts too.
/// </remarks>
internal static class ShockEstimate
{
    private const double PriorDeviation = 0.15;
    private const double PriorWeight = 2;

    public static SharedShock Of(IReadOnlyList<WinResidual> residuals, PipelineModel model)
    {
        var (excess, products, squares, pairs) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < residuals.Count; i++)
        {
            var own = residuals[i].Actual - residuals[i].Expected;
            excess += (own * own) - residuals[i].Variance;
            squares += residuals[i].Variance * residuals[i].Variance;
            if (i > 0)
            {
                products += own * (residuals[i - 1].Actual - residuals[i - 1].Expected);
                pairs += residuals[i].Variance * residuals[i - 1].Variance;
            }
        }

        var seen = squares > 0 ? Math.Clamp(excess / squares, 0, 1) : 0;
        var weight = squares > 0 ? residuals.Count : 0;
        var variance = ((PriorWeight * PriorDeviation * PriorDeviation) + (weight * seen)) / (PriorWeight + weight);
        var together = pairs > 0 && seen > 0 ? Math.Clamp(products / pairs / seen, 0, 1) : 0.5;
        var lasting = (PriorWeight + (Math.Max(0, weight - 1) * together)) / ((2 * PriorWeight) + Math.Max(0, weight - 1));
        if (pairs <= 0 || seen <= 0)
        {
            lasting = 0.5;
        }

        var (newLasting, newPassing) = model.ArrivalShock;
        return new()
        {
            Lasting = Math.Sqrt((variance * lasting) + (1 / (model.Wins + 1.0))),
            Passing = Math.Sqrt(variance * (1 - lasting)),
            NewLasting = newLasting,
            NewPassing = newPassing,
        };
    }
}
