namespace Crm.Forecasting.Series;

/// <summary>The distribution of what may come, a step at a time.</summary>
public interface IPredictive
{
    /// <summary>A quantile of a step.</summary>
    /// <param name="step">The step: 0 is the first after the series.</param>
    /// <param name="probability">In (0, 1).</param>
    /// <returns>The value below which the step's value lies with this probability; it does not fall as the probability rises.</returns>
    double Quantile(int step, double probability);
}
