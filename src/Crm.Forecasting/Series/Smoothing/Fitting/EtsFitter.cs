using System.Runtime.Intrinsics;
using Crm.Forecasting.Series.Fitting;

namespace Crm.Forecasting.Series.Smoothing.Fitting;

/// <summary>Fits models to one series.</summary>
internal sealed class EtsFitter
{
    private readonly double[] _values;
    private readonly int _season;
    private readonly Lanes _lanes = new();
    private readonly Vector512<double>[] _states;
    private readonly Dictionary<EtsSeason, EtsStart> _starts = [];
    private readonly double _spread;

    /// <param name="values">The values, of a size about one.</param>
    /// <param name="season">The length of the season.</param>
    public EtsFitter(double[] values, int season)
    {
        (_values, _season) = (values, season);
        _states = new Vector512<double>[2 * season];
        var differences = 0.0;
        for (var i = 1; i < values.Length; i++)
        {
            differences += Math.Abs(values[i] - values[i - 1]) / (values.Length - 1);
        }

        _spread = Math.Max(differences, 1e-6);
    }

    public EtsFit Fit(EtsModel model)
    {
        if (!_starts.TryGetValue(model.Season, out var start))
        {
            _starts[model.Season] = start = new EtsStart(_values, model.Season, _season);
        }

        var space = new EtsSpace(model, model.Trend == EtsTrend.None ? start.Middle : start.Level, start.Slope, _spread);
        Span<double> at = stackalloc double[space.Dimension];
        var loss = LaneSearch.Minimize(new EtsObjective(model, space, _values, start.Figure, _lanes, _states), at);
        var free = space.Dimension + (model.Season == EtsSeason.None ? 0 : _season - 1) + 1;
        var n = _values.Length;
        return new EtsFit
        {
            Model = model,
            Parameters = space.Read(at),
            Loss = loss,
            Aicc = n - free - 1 <= 0 ? double.PositiveInfinity : loss + (2.0 * free * n / (n - free - 1)),
            Figure = start.Figure,
            FreeParameters = free,
        };
    }
}
