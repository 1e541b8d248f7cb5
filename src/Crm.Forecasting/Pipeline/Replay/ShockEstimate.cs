using Crm.Forecasting.Pipeline.Learning;
using Crm.Forecasting.Pipeline.Simulation;

namespace Crm.Forecasting.Pipeline.Replay;

/// <summary>The shared shock as past periods say: how far the wins were off beyond chance, and to which side.</summary>
/// <param name="Shock">The shock.</param>
/// <param name="Shift">What is added to the log-odds of open deals: the part of the lasting shock that has been seen.</param>
/// <remarks>
/// A residual r of a period is the lasting shock plus a passing one, both on log-odds, plus chance: r/V has variance lasting² + passing² + 1/V, V = Σ p(1 - p). The sum of the first two is the moment Σ(r² - V) / ΣV², shrunk towards a
/// prior; where V is small, residuals say little and the prior stands. The lasting share comes from the products of successive residuals, shrunk towards a half. Given these, the lasting shock is normal: its mean becomes the shift,
/// what stays unsure the shock. The rate of wins itself is known only to within one over the root of the wins learned from, and it carries the passing shocks of the
/// periods it was learned from, for all deals alike: that lasts too.
/// </remarks>
internal sealed record ShockEstimate(SharedShock Shock, double Shift)
{
    /// <summary>The deviation that is believed before any period has been seen: the root mean square of calm and of stormy businesses, 0 to 0.4.</summary>
    private const double PriorDeviation = 0.25;

    private const double PriorWeight = 2;

    public static ShockEstimate Of(IReadOnlyList<WinResidual> residuals, PipelineModel model, int days)
    {
        var (lasting, passing) = Variances(residuals);

        // The posterior of a normal mean, each period with its own noise.
        var (precision, weighted) = (1 / lasting, 0.0);
        foreach (var residual in residuals.Where(r => r.Variance > 0))
        {
            var noise = passing + (1 / residual.Variance);
            precision += 1 / noise;
            weighted += (residual.Actual - residual.Expected) / residual.Variance / noise;
        }

        var (newLasting, newPassing) = model.ArrivalShock(days);
        var learned = Math.Max(1, (double)model.Days / days);
        var shock = new SharedShock
        {
            Lasting = Math.Sqrt((1 / precision) + (1 / (model.Wins + 1.0)) + (passing / learned)),
            Passing = Math.Sqrt(passing),
            NewLasting = Math.Min(1, newLasting),
            NewPassing = newPassing,
        };
        return new(shock, Math.Clamp(weighted / precision, -1, 1));
    }

    private static (double Lasting, double Passing) Variances(IReadOnlyList<WinResidual> residuals)
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

        var weight = squares > 0 ? residuals.Count : 0;
        var seen = weight > 0 ? Math.Min(excess / squares, 1) : 0;

        // Less than chance allows speaks against the prior as more does for it; a tenth of it stays.
        const double Prior = PriorDeviation * PriorDeviation;
        var variance = Math.Max(Prior / 10, ((PriorWeight * Prior) + (weight * seen)) / (PriorWeight + weight));
        var successive = pairs > 0 && seen > 0 ? weight - 1 : 0;
        var together = successive > 0 ? Math.Clamp(products / pairs / seen, 0, 1) : 0;
        var share = ((PriorWeight * 0.5) + (successive * together)) / (PriorWeight + successive);
        return (variance * share, variance * (1 - share));
    }
}
