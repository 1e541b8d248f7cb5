using System.Runtime.Intrinsics;
using Crm.Forecasting.Series.Fitting;

namespace Crm.Forecasting.Series.Smoothing.Fitting;

/// <summary>Fits models to one series.</summary>
internal sealed class EtsFitter
{
    private readonly int _season;
    private readonly Lanes _lanes = new();
    private readonly double _floor;
    private readonly Dictionary<EtsSeason, EtsStart> _starts = [];
    private readonly double _spread;
    private Vector512<double>[] _states = [];
    private double[]? _reversed;

    /// <param name="values">The values, not all the same.</param>
    /// <param name="season">The length of the season.</param>
    public EtsFitter(double[] values, int season)
    {
        Scale = values.Average(Math.Abs);
        Values = Array.ConvertAll(values, value => value / Scale);
        _season = season;
        for (var t = 1; t < Values.Length; t++)
        {
            _spread += Math.Abs(Values[t] - Values[t - 1]) / (Values.Length - 1);
        }

        _floor = values.Length * LaneSearch.Perfect * _spread * LaneSearch.Perfect * _spread;
    }

    /// <summary>What the values were divided by, to be of a size about one.</summary>
    public double Scale { get; }

    public double[] Values { get; }

    public EtsFit Fit(EtsModel model, CancellationToken cancellationToken)
    {
        if (model.Season != EtsSeason.None && _states.Length == 0)
        {
            _states = new Vector512<double>[2 * _season];
        }

        if (!_starts.TryGetValue(model.Season, out var start))
        {
            _starts[model.Season] = start = new EtsStart(Values, model.Season, _season);
        }

        var first = Fit(model, start, start.Figure, cancellationToken);
        if (model.Season == EtsSeason.None)
        {
            return first;
        }

        // The classical figure is a mean over all seasons; a figure that changes was another one at first.
        var second = Fit(model, start, Backward(first), cancellationToken);
        return second.Loss < first.Loss ? second : first;
    }

    /// <summary>The seasonal figure before the first value as the model itself sees it, run from the last value to the first (Box, Jenkins, Reinsel: Time Series Analysis, 2008, section 7.1.4: back-forecasting).</summary>
    private double[] Backward(EtsFit fit)
    {
        fit.Run(Values);
        var reversed = new EtsFit
        {
            Model = fit.Model,
            Parameters = fit.Parameters with { Level = fit.Level, Slope = -fit.Slope },
            Loss = fit.Loss,
            Aicc = fit.Aicc,
            Figure = Reversed(fit.Season),
        };
        var figure = Reversed(reversed.Run(_reversed ??= Reversed(Values)).Season);
        var mean = figure.Average();
        return fit.Model.Season == EtsSeason.Additive ? Array.ConvertAll(figure, term => term - mean) : Array.ConvertAll(figure, factor => factor / mean);
    }

    private static double[] Reversed(double[] values)
    {
        var reversed = (double[])values.Clone();
        Array.Reverse(reversed);
        return reversed;
    }

    private EtsFit Fit(EtsModel model, EtsStart start, double[] figure, CancellationToken cancellationToken)
    {
        var space = new EtsSpace(model, model.Trend == EtsTrend.None ? start.Middle : start.Level, start.Slope, _spread);
        Span<double> at = stackalloc double[space.Dimension];
        var loss = LaneSearch.Minimize(new EtsObjective(model, space, Values, figure, _floor, _lanes, _states), at, cancellationToken);
        var free = space.Dimension + (model.Season == EtsSeason.None ? 0 : _season - 1) + 1;
        var n = Values.Length;
        return new EtsFit
        {
            Model = model,
            Parameters = space.Read(at),
            Loss = loss,
            Aicc = n - free - 1 <= 0 || double.IsInfinity(loss) ? double.PositiveInfinity : loss + (2.0 * free * n / (n - free - 1)),
            Figure = figure,
            FreeParameters = free,
        };
    }
}
