using System.Runtime.Intrinsics;
using Crm.Forecasting.Series.Fitting;

namespace Crm.Forecasting.Series.Smoothing.Fitting;

/// <summary>Fits models to one series.</summary>
internal sealed class EtsFitter
{
    private readonly int _season;
    private readonly Lanes _lanes = new();
    private readonly SearchFrame _additive;
    private readonly SearchFrame _multiplicative;
    private readonly Dictionary<(SearchFrame Frame, EtsSeason Season), EtsStart> _starts = [];
    private Vector512<double>[] _states = [];

    /// <param name="values">The values, not all the same.</param>
    /// <param name="season">The length of the season.</param>
    public EtsFitter(double[] values, int season)
    {
        (_additive, _multiplicative) = (SearchFrame.FromFirst(values), SearchFrame.OfSizeOne(values));
        _season = season;
    }

    public EtsFit Fit(EtsModel model, CancellationToken cancellationToken)
    {
        if (model.Season != EtsSeason.None && _states.Length == 0)
        {
            _states = new Vector512<double>[2 * _season];
        }

        var frame = model.Error == EtsError.Additive && model.Season != EtsSeason.Multiplicative ? _additive : _multiplicative;
        if (!_starts.TryGetValue((frame, model.Season), out var start))
        {
            _starts[(frame, model.Season)] = start = new EtsStart(frame.Values, model.Season, _season);
        }

        var first = Fit(model, frame, start, start.Figure, cancellationToken);
        if (model.Season == EtsSeason.None)
        {
            return first;
        }

        // The classical figure is a mean over all seasons; a figure that changes was another one at first.
        var second = Fit(model, frame, start, Backward(first), cancellationToken);
        return second.Loss < first.Loss ? second : first;
    }

    /// <summary>The seasonal figure before the first value as the model itself sees it, run from the last value to the first (Box, Jenkins, Reinsel: Time Series Analysis, 2008, section 7.1.4: back-forecasting).</summary>
    private static double[] Backward(EtsFit fit)
    {
        fit.Run(fit.Frame.Values);
        var reversed = new EtsFit
        {
            Model = fit.Model,
            Frame = fit.Frame,
            Parameters = fit.Parameters with { Level = fit.Level, Slope = -fit.Slope },
            Loss = fit.Loss,
            Aicc = fit.Aicc,
            Figure = Reversed(fit.Season),
        };
        var figure = Reversed(reversed.Run(Reversed(fit.Frame.Values)).Season);
        var mean = figure.Average();
        return fit.Model.Season == EtsSeason.Additive ? Array.ConvertAll(figure, term => term - mean) : Array.ConvertAll(figure, factor => factor / mean);
    }

    private static double[] Reversed(double[] values)
    {
        var reversed = (double[])values.Clone();
        Array.Reverse(reversed);
        return reversed;
    }

    private EtsFit Fit(EtsModel model, SearchFrame frame, EtsStart start, double[] figure, CancellationToken cancellationToken)
    {
        var space = new EtsSpace(model, model.Trend == EtsTrend.None ? start.Middle : start.Level, start.Slope, frame.Spread);
        Span<double> at = stackalloc double[space.Dimension];
        var n = frame.Values.Length;
        var floor = n * LaneSearch.Perfect * frame.Spread * LaneSearch.Perfect * frame.Spread;

        // Both frames in units of one, or losses could not be compared.
        var loss = LaneSearch.Minimize(new EtsObjective(model, space, frame.Values, figure, floor, _lanes, _states), at, cancellationToken)
            + (2 * n * Math.Log(frame.Scale / _multiplicative.Scale));
        var free = space.Dimension + (model.Season == EtsSeason.None ? 0 : _season - 1) + 1;
        return new EtsFit
        {
            Model = model,
            Frame = frame,
            Parameters = space.Read(at),
            Loss = loss,
            Aicc = n - free - 1 <= 0 || double.IsInfinity(loss) ? double.PositiveInfinity : loss + (2.0 * free * n / (n - free - 1)),
            Figure = figure,
            FreeParameters = free,
        };
    }
}
