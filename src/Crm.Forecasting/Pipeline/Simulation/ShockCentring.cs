namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>Finds the odds that give a deal its probabilities once the shared shock is averaged over.</summary>
/// <remarks>
/// With hazard h_k(z0, z_k) = logistic(l_k + Lasting·z0 + Passing·z_k), l_k is the root of E over z0 of Π_{j&lt;k}(1 - E h_j) · E h_k = p_k, where the inner mean over z_j is a table (cubic Hermite, step 1/32) and both means are trapezoid sums
/// over the normal density, which converge beyond any power of their step. Newton from the scaled logit; probabilities agree to 1e-7, which is what odds in single precision keep.
/// </remarks>
internal sealed class ShockCentring
{
    private const double Range = 40;
    private const int Steps = 32;

    private readonly double[] _table;
    private readonly double[] _slope;
    private readonly double[] _nodes;
    private readonly double[] _weights;
    private readonly double _scale;

    public ShockCentring(SharedShock shock)
    {
        (_nodes, _weights) = Nodes(shock.Lasting, Math.Min(1, 0.5 / shock.Lasting));
        _scale = Math.Sqrt(1 + (0.346 * ((shock.Lasting * shock.Lasting) + (shock.Passing * shock.Passing))));
        var (inner, weights) = Nodes(shock.Passing, Math.Min(0.5, 0.5 / shock.Passing));
        _table = new double[(int)(2 * Range * Steps) + 2];
        _slope = new double[_table.Length];
        for (var i = 0; i < _table.Length; i++)
        {
            for (var j = 0; j < inner.Length; j++)
            {
                var p = 1 / (1 + Math.Exp(-(((double)i / Steps) - Range + inner[j])));
                _table[i] += weights[j] * p;
                _slope[i] += weights[j] * p * (1 - p) / Steps;
            }
        }
    }

    /// <summary>The odds of each period at a shock of one.</summary>
    /// <param name="probabilities">The probability to be won in each period.</param>
    /// <param name="odds">Gets the odds to be won in each period, if not before.</param>
    public void Odds(ReadOnlySpan<double> probabilities, Span<float> odds)
    {
        Span<double> open = stackalloc double[_nodes.Length];
        Span<double> hazards = stackalloc double[_nodes.Length];
        open.Fill(1);
        var left = 1.0;
        for (var k = 0; k < probabilities.Length; k++)
        {
            var target = probabilities[k];
            var hazard = left > 0 ? Math.Clamp(target / left, 0, 1) : 0;
            left -= target;
            if (hazard < 1e-12)
            {
                continue;
            }

            var logit = Root(open, target, hazard > 1 - 1e-12 ? 30 : Math.Clamp(Math.Log(hazard / (1 - hazard)) * _scale, -30, 30), hazards);
            odds[k] = (float)Math.Exp(logit);
            for (var i = 0; i < open.Length; i++)
            {
                open[i] *= 1 - hazards[i];
            }
        }
    }

    private double Root(ReadOnlySpan<double> open, double target, double logit, Span<double> hazards)
    {
        Span<double> slopes = stackalloc double[hazards.Length];
        for (var round = 0; ; round++)
        {
            var (value, slope) = (-target, 0.0);
            for (var i = 0; i < open.Length; i++)
            {
                var weight = _weights[i] * open[i];
                hazards[i] = Mean(logit + _nodes[i], out slopes[i]);
                value += weight * hazards[i];
                slope += weight * slopes[i];
            }

            // Far out the curve is flat; a step of at most two keeps it from jumping over the root.
            var next = Math.Clamp(logit + Math.Clamp(-value / Math.Max(slope, 1e-300), -2, 2), -30, 30);
            var step = next - logit;
            logit = next;

            // Newton squares its error: after a step as small as this it is below 1e-9, and so is what the slopes leave of the hazards.
            if (Math.Abs(step) < 3e-5 || round == 50)
            {
                for (var i = 0; i < hazards.Length; i++)
                {
                    hazards[i] += slopes[i] * step;
                }

                return logit;
            }
        }
    }

    private double Mean(double logit, out double slope)
    {
        var at = (Math.Clamp(logit, -Range, Range) + Range) * Steps;
        var i = (int)at;
        var t = at - i;
        var (a, b, c, d) = (_table[i], _table[i + 1], _slope[i], _slope[i + 1]);
        var rise = b - a;
        slope = (c + (t * ((6 * rise) - (4 * c) - (2 * d) + (t * ((3 * (c + d)) - (6 * rise)))))) * Steps;
        return a + (t * (c + (t * ((3 * rise) - (2 * c) - d + (t * (c + d - (2 * rise)))))));
    }

    private static (double[] Nodes, double[] Weights) Nodes(double deviation, double step)
    {
        if (deviation == 0)
        {
            return ([0], [1]);
        }

        var half = (int)(6 / step);
        var nodes = Enumerable.Range(-half, (2 * half) + 1).Select(i => i * step).ToArray();
        var density = nodes.Select(z => Math.Exp(-z * z / 2)).ToArray();
        var sum = density.Sum();
        return ([.. nodes.Select(z => z * deviation)], [.. density.Select(w => w / sum)]);
    }
}
