namespace Crm.Forecasting.Series.Predictives;

/// <summary>The distributions of another forecast for what cannot be negative: all that lay below zero is zero.</summary>
/// <param name="inner">The other forecast.</param>
internal sealed class FlooredPredictive(Forecast inner) : IPredictive
{
    public double Quantile(int step, double probability) => Math.Max(0, inner.Quantile(step, probability));
}
