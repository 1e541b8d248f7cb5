using System.Runtime.Intrinsics;
using Crm.Forecasting.Series.Fitting;

namespace Crm.Forecasting.Series.Theta;

/// <summary>The Theta models as state space (Fiorucci, Pellegrini, Louzada, Petropoulos, Koehler: Models for optimising the theta method, International Journal of Forecasting 32 (2016), sections 3 and 4).</summary>
internal sealed class ThetaLikelihood : ILaneObjective
{
    private const double Least = 1e-4;

    private readonly double[] _values;
    private readonly ThetaModel _model;
    private readonly double _scale;
    private readonly ThetaLine[] _lines;
    private readonly double[] _alpha = new double[LaneSearch.LaneCount];
    private readonly double[] _theta = new double[LaneSearch.LaneCount];
    private readonly double[] _level = new double[LaneSearch.LaneCount];
    private readonly double[] _loss = new double[LaneSearch.LaneCount];

    /// <param name="values">At least four, not all the same.</param>
    /// <param name="model">Which model.</param>
    public ThetaLikelihood(double[] values, ThetaModel model)
    {
        (_values, _model) = (values, model);
        for (var t = 1; t < values.Length; t++)
        {
            _scale += Math.Abs(values[t] - values[t - 1]) / values.Length;
        }

        _lines = new ThetaLine[values.Length + 1];
        var line = default(ThetaLine);
        for (var t = 0; t <= values.Length; t++)
        {
            _lines[t] = line;
            line = t < values.Length ? line.Add(values[t]) : line;
        }

        if (model != ThetaModel.DynamicOptimised)
        {
            Array.Fill(_lines, line);
        }
    }

    public int Dimension => _model == ThetaModel.Standard ? 2 : 3;

    public ThetaParameters Read(ReadOnlySpan<double> at)
        => new(Least + ((1 - (2 * Least)) / (1 + Math.Exp(-at[0]))), _values[0] + (_scale * at[1]), _model == ThetaModel.Standard ? 2 : 1 + Math.Exp(at[2]));

    public void Start(int lane, Span<double> at)
    {
        at[0] = -3 + (0.7 * (lane % 8));
        if (_model != ThetaModel.Standard)
        {
            at[2] = lane < 8 ? 0 : 1.5;
        }
    }

    public void Write(int lane, ReadOnlySpan<double> at) => (_alpha[lane], _level[lane], _theta[lane]) = Read(at);

    public ReadOnlySpan<double> Evaluate()
    {
        for (var half = 0; half < LaneSearch.LaneCount; half += Vector512<double>.Count)
        {
            var alpha = Vector512.Create(_alpha, half);
            var level = Vector512.Create(_level, half);
            var keep = Vector512<double>.One - alpha;
            var share = Vector512<double>.One - (Vector512<double>.One / Vector512.Create(_theta, half));
            var slopeShare = share / alpha;
            var power = Vector512<double>.One;
            var squares = Vector512<double>.Zero;
            for (var t = 0; t < _values.Length; t++)
            {
                // The power of what is kept soon has no effect; cut off before numbers so small that they take longer.
                var less = power * keep;
                var line = (share * power * Vector512.Create(_lines[t].Level)) + (slopeShare * (Vector512<double>.One - less) * Vector512.Create(_lines[t].Slope));
                var error = Vector512.Create(_values[t]) - (level + line);
                squares += t == 0 ? Vector512<double>.Zero : error * error;
                level += alpha * (Vector512.Create(_values[t]) - level);
                power = Vector512.ConditionalSelect(Vector512.LessThan(less, Vector512.Create(1e-100)), Vector512<double>.Zero, less);
            }

            // In units of the usual change, so that a scaled series has the same loss.
            squares = (squares / Vector512.Create(_scale * _scale)) + Vector512.Create(_values.Length * LaneSearch.Perfect * LaneSearch.Perfect);
            (Vector512.Create((double)_values.Length) * Vector512.Log(squares)).CopyTo(_loss, half);
        }

        return _loss;
    }

    /// <summary>The fitted values, then the next ones: what is expected counts as having come.</summary>
    public double[] Run(ThetaParameters parameters, int horizon)
    {
        var path = new double[_values.Length + horizon];
        var (level, share, power) = (parameters.Level, 1 - (1 / parameters.Theta), 1.0);
        var line = _lines[^1];
        for (var t = 0; t < path.Length; t++)
        {
            var known = t < _values.Length;
            var (from, slope) = known ? (_lines[t].Level, _lines[t].Slope) : (line.Level, line.Slope);
            path[t] = level + (share * ((power * from) + ((1 - (power * (1 - parameters.Alpha))) / parameters.Alpha * slope)));
            var value = known ? _values[t] : path[t];
            level += parameters.Alpha * (value - level);
            power *= 1 - parameters.Alpha;
            line = !known && _model == ThetaModel.DynamicOptimised ? line.Add(value) : line;
        }

        return path;
    }
}
