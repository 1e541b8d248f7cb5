using System.Collections.Immutable;
using Crm.Forecasting.Series.Predictives;

namespace Crm.Forecasting.Series;

/// <summary>How a fitted method goes on.</summary>
internal readonly record struct Continuation(ImmutableArray<double> Point, IPredictive Predictive)
{
    /// <summary>Point forecasts with normal errors around them.</summary>
    public static Continuation Normal(int horizon, Func<int, double> point, Func<int, double> deviation)
    {
        var points = ImmutableArray.CreateRange(Enumerable.Range(0, horizon).Select(point));
        return new(points, new NormalPredictive(points, [.. Enumerable.Range(0, horizon).Select(deviation)]));
    }
}
