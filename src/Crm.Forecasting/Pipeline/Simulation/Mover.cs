namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>A deal and how much the number hangs on it.</summary>
/// <param name="Deal">The deal.</param>
/// <param name="Swing">The expected total if it is won less the one if it is not: its mean amount.</param>
/// <param name="VarianceShare">Its own variance, p·E[a²] - (p·E[a])², as a share of that of the total. The rest is the shared shock and new business.</param>
public sealed record Mover(DealOutlook Deal, double Swing, double VarianceShare)
{
    internal static Mover Of(DealOutlook deal, double total)
    {
        var (win, mean, deviation) = (deal.Win, deal.Amount.Mean, deal.Amount.Deviation);
        var own = (win * ((deviation * deviation) + (mean * mean))) - (win * mean * win * mean);
        return new(deal, mean, total > 0 ? own / total : 0);
    }
}
