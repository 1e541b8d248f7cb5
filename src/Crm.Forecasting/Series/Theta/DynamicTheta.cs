using System.Runtime.Intrinsics;
using Crm.Forecasting.Series.Fitting;

namespace Crm.Forecasting.Series.Theta;

/// <summary>The optimised Theta models as state space (Fiorucci, Pellegrini, Louzada, Petropoulos, Koehler: Models for optimising the theta method, International Journal of Forecasting 32 (2016), sections 3 and 4): the line is that of all values, or of the ones so far.</summary>
internal sealed class DynamicTheta(double[] values, double scale, bool dynamic, bool optimised) : ILaneObjective
{
    private readonly double[] _alpha = new double[LaneSearch.LaneCount];
    private readonly double[] _theta = new double[LaneSearch.LaneCount];
    private readonly double[] _level = new double[LaneSearch.LaneCount];
    private readonly double[] _loss = new double[LaneSearch.LaneCount];
    private readonly double[] _lineLevel = new double[values.Length + 1];
    private readonly double[] _lineSlope = new double[values.Length + 1];

    public int Dimension => optimised ? 3 : 2;

    public (double Alpha, double Level, double Theta) Read(ReadOnlySpan<double> at)
        => (1e-4 + ((1 - 2e-4) / (1 + Math.Exp(-at[0]))), values[0] + (scale * at[1]), optimised ? 1 + Math.Exp(at[2]) : 2);

    public void Start(int lane, Span<double> at)
    {
        at[0] = -3 + (0.7 * (lane % 8));
        if (optimised)
        {
            at[2] = lane < 8 ? 0 : 1.5;
        }
    }

    public void Write(int lane, ReadOnlySpan<double> at) => (_alpha[lane], _level[lane], _theta[lane]) = Read(at);

    /// <summary>The lines that are known before each value.</summary>
    public DynamicTheta Prepare()
    {
        var (mean, slope) = (0.0, 0.0);
        for (var t = 1; t <= values.Length; t++)
        {
            // Equations 12 to 14 of the paper, with t - 1 values known.
            var y = values[t - 1];
            slope = t == 1 ? 0 : (((t - 2) * slope) + (6 * (y - mean) / t)) / (t + 1);
            mean += (y - mean) / t;
            (_lineLevel[t], _lineSlope[t]) = (mean - (slope * (t + 1) / 2), slope);
        }

        if (!dynamic)
        {
            Array.Fill(_lineLevel, _lineLevel[^1]);
            Array.Fill(_lineSlope, _lineSlope[^1]);
        }
        else
        {
            (_lineLevel[0], _lineSlope[0]) = (values[0], 0);
        }

        return this;
    }

    public ReadOnlySpan<double> Evaluate()
    {
        for (var half = 0; half < LaneSearch.LaneCount; half += Vector512<double>.Count)
        {
            var alpha = Vector512.Create(_alpha, half);
            var level = Vector512.Create(_level, half);
            var share = Vector512<double>.One - (Vector512<double>.One / Vector512.Create(_theta, half));
            var keep = Vector512<double>.One - alpha;
            var power = Vector512<double>.One;
            var squares = Vector512<double>.Zero;
            for (var t = 0; t < values.Length; t++)
            {
                // power = (1 - alpha)^t; the value at t + 1 is expected.
                var line = (power * Vector512.Create(_lineLevel[t])) + ((Vector512<double>.One - (power * keep)) / alpha * Vector512.Create(_lineSlope[t]));
                var error = Vector512.Create(values[t]) - (level + (share * line));
                squares += t < 1 ? Vector512<double>.Zero : error * error;
                level += alpha * (Vector512.Create(values[t]) - level);
                power = Vector512.ConditionalSelect(Vector512.LessThan(power, Vector512.Create(1e-200)), Vector512<double>.Zero, power * keep);
            }

            (Vector512.Create((double)values.Length) * Vector512.Log(squares)).CopyTo(_loss, half);
        }

        return _loss;
    }

    /// <summary>The fitted values, and the next ones.</summary>
    public double[] Run(double alpha, double level, double theta, int horizon)
    {
        var path = new double[values.Length + horizon];
        var (power, share) = (1.0, 1 - (1 / theta));
        var mean = values.Average();
        var (a, b) = (_lineLevel[^1], _lineSlope[^1]);
        for (var t = 0; t < path.Length; t++)
        {
            if (t < values.Length)
            {
                (a, b) = (_lineLevel[t], _lineSlope[t]);
            }
            else if (t == values.Length)
            {
                (a, b) = (_lineLevel[^1], _lineSlope[^1]);
            }

            path[t] = level + (share * ((power * a) + ((1 - (power * (1 - alpha))) / alpha * b)));
            var y = t < values.Length ? values[t] : path[t];
            level += alpha * (y - level);
            power *= 1 - alpha;
            if (t >= values.Length && dynamic)
            {
                var k = t + 1;
                b = (((k - 2) * b) + (6 * (y - mean) / k)) / (k + 1);
                mean += (y - mean) / k;
                a = mean - (b * (k + 1) / 2);
            }
        }

        return path;
    }
}
