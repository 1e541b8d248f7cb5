using System.Collections.Immutable;
using Crm.Forecasting.Chance;

namespace Crm.Forecasting.Series.Predictives;

/// <summary>Normal distributions around the point forecasts.</summary>
/// <param name="mean">The middle of each step.</param>
/// <param name="deviation">The standard deviation of each step, none negative.</param>
internal sealed class NormalPredictive(ImmutableArray<double> mean, ImmutableArray<double> deviation) : IPredictive
{
    public double Quantile(int step, double probability) => mean[step] + (deviation[step] * NormalCurve.Quantile(probability));
}
