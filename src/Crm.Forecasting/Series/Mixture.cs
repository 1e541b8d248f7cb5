using System.Collections.Immutable;
using Crm.Forecasting.Series.Predictives;

namespace Crm.Forecasting.Series;

/// <summary>Several forecasts as one: their weighted mean, and the variance of the mixture, which holds how much they disagree.</summary>
internal sealed class Mixture(int horizon)
{
    private readonly double[] _point = new double[horizon];
    private readonly double[] _square = new double[horizon];

    /// <summary>Adds a forecast of a step; the weights of a step sum to one.</summary>
    public void Add(int step, double weight, double point, double variance)
    {
        _point[step] += weight * point;
        _square[step] += weight * (variance + (point * point));
    }

    public double Point(int step) => _point[step];

    public double Deviation(int step) => Math.Sqrt(Math.Max(0, _square[step] - (_point[step] * _point[step])));

    /// <summary>The mixture as normal distributions.</summary>
    /// <param name="widening">What deviations are multiplied with.</param>
    public Continuation Continue(double widening = 1)
    {
        ImmutableArray<double> point = [.. _point];
        return new(point, new NormalPredictive(point, [.. Enumerable.Range(0, _point.Length).Select(step => Deviation(step) * widening)]));
    }
}
