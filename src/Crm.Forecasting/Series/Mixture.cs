using System.Collections.Immutable;
using Crm.Forecasting.Series.Predictives;

namespace Crm.Forecasting.Series;

/// <summary>Several forecasts as one: their weighted mean, and the variance of the mixture, which holds how much they disagree.</summary>
internal sealed class Mixture(int horizon)
{
    private readonly double[] _weight = new double[horizon];
    private readonly double[] _point = new double[horizon];
    private readonly double[] _variance = new double[horizon];

    /// <summary>Adds a forecast of a step; the weights of a step sum to one. About the mean so far (West: Updating mean and variance estimates, Communications of the ACM 22 (1979)): of squares, a high level would leave nothing of the spread.</summary>
    public void Add(int step, double weight, double point, double variance)
    {
        if (weight == 0)
        {
            return;
        }

        var (before, apart) = (_weight[step], point - _point[step]);
        _weight[step] += weight;
        _point[step] += apart * weight / _weight[step];
        _variance[step] += weight * (variance + (apart * apart * before / _weight[step]));
    }

    public double Point(int step) => _point[step];

    public double Deviation(int step) => Math.Sqrt(_variance[step]);

    /// <summary>The mixture as normal distributions.</summary>
    /// <param name="widening">What deviations are multiplied with.</param>
    public Continuation Continue(double widening = 1)
    {
        var deviation = new double[horizon];
        for (var step = 0; step < horizon; step++)
        {
            deviation[step] = Deviation(step) * widening;
        }

        ImmutableArray<double> point = [.. _point];
        return new(point, new NormalPredictive(point, [.. deviation]));
    }
}
