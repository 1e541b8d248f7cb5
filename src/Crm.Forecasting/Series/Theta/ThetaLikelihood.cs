using System.Runtime.CompilerServices;
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
        // Both halves side by side: a recursion waits for itself.
        var (alpha0, alpha1) = (Vector512.Create(_alpha, 0), Vector512.Create(_alpha, 8));
        var (level0, level1) = (Vector512.Create(_level, 0), Vector512.Create(_level, 8));
        var (keep0, keep1) = (Vector512<double>.One - alpha0, Vector512<double>.One - alpha1);
        var (share0, share1) = (Vector512<double>.One - (Vector512<double>.One / Vector512.Create(_theta, 0)), Vector512<double>.One - (Vector512<double>.One / Vector512.Create(_theta, 8)));
        var (slope0, slope1) = (share0 / alpha0, share1 / alpha1);
        var (power0, power1) = (Vector512<double>.One, Vector512<double>.One);
        var (squares0, squares1) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (var t = 0; t < _values.Length; t++)
        {
            var (value, lineLevel, lineSlope) = (Vector512.Create(_values[t]), Vector512.Create(_lines[t].Level), Vector512.Create(_lines[t].Slope));
            var (error0, less0) = Step(value, lineLevel, lineSlope, level0, keep0, share0, slope0, power0);
            var (error1, less1) = Step(value, lineLevel, lineSlope, level1, keep1, share1, slope1, power1);
            if (t > 0)
            {
                squares0 = Vector512.FusedMultiplyAdd(error0, error0, squares0);
                squares1 = Vector512.FusedMultiplyAdd(error1, error1, squares1);
            }

            level0 = Vector512.FusedMultiplyAdd(level0, keep0, alpha0 * value);
            level1 = Vector512.FusedMultiplyAdd(level1, keep1, alpha1 * value);
            (power0, power1) = (less0, less1);
        }

        Loss(squares0).CopyTo(_loss, 0);
        Loss(squares1).CopyTo(_loss, 8);
        return _loss;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Error, Vector512<double> Power) Step(Vector512<double> value, Vector512<double> lineLevel, Vector512<double> lineSlope, Vector512<double> level, Vector512<double> keep, Vector512<double> share, Vector512<double> slope, Vector512<double> power)
    {
        var less = power * keep;
        var line = Vector512.FusedMultiplyAdd(share * power, lineLevel, slope * (Vector512<double>.One - less) * lineSlope);

        // The power of what is kept soon has no effect; cut off before numbers so small that they take longer.
        return (value - level - line, Vector512.ConditionalSelect(Vector512.LessThan(less, Vector512.Create(1e-100)), Vector512<double>.Zero, less));
    }

    /// <summary>In units of the usual change, so that a scaled series has the same loss.</summary>
    private Vector512<double> Loss(Vector512<double> squares)
        => Vector512.Create((double)_values.Length) * Vector512.Log((squares / Vector512.Create(_scale * _scale)) + Vector512.Create(_values.Length * LaneSearch.Perfect * LaneSearch.Perfect));

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
