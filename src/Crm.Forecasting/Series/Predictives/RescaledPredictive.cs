namespace Crm.Forecasting.Series.Predictives;

/// <summary>The distributions of another forecast moved to a new middle and widened around it.</summary>
/// <param name="inner">The other forecast.</param>
/// <param name="middle">Where each step's point forecast goes.</param>
/// <param name="factor">How much wider each step is, none negative.</param>
internal sealed class RescaledPredictive(Forecast inner, IReadOnlyList<double> middle, IReadOnlyList<double> factor) : IPredictive
{
    public double Quantile(int step, double probability) => middle[step] + (factor[step] * (inner.Quantile(step, probability) - inner.Point[step]));

    /// <summary>The distributions of another forecast as they are.</summary>
    public static RescaledPredictive AsIs(Forecast inner) => new(inner, inner.Point, [.. Enumerable.Repeat(1.0, inner.Horizon)]);

    /// <summary>Half of the central interval that holds 68 % of a forecast's step: the standard deviation of a normal one.</summary>
    public static double Deviation(Forecast forecast, int step) => forecast.Deviation(step);
}
