using System.Runtime.Intrinsics;

namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>Draws Poisson numbers of wins and their amounts, a trial in each lane.</summary>
/// <remarks>The number by inversion: one uniform number passes the terms of the distribution until the last lane has stopped; each term passed is a win that draws its amount. The work is in proportion to the wins.</remarks>
internal static class NewBusinessKernel
{
    /// <param name="plan">What to draw.</param>
    /// <param name="streams">Which streams.</param>
    /// <param name="trials">The keys of four vectors of trials.</param>
    /// <param name="shocks">What multiplies the mean, period by trial.</param>
    /// <param name="first">The number of the first trial.</param>
    /// <param name="sums">Four vectors a period; gets the amounts added.</param>
    public static void Run(SimulationPlan plan, Range streams, ReadOnlySpan<uint> trials, float[][] shocks, int first, Span<Vector512<float>> sums)
    {
        foreach (ref readonly var stream in plan.WinStreams.AsSpan(streams))
        {
            for (var v = 0; v < 4; v++)
            {
                var lane = v * Lanes.Count;
                var mean = Vector512.Create(stream.Mean) * Vector512.Create<float>(shocks[stream.Period].AsSpan(first + lane, Lanes.Count));
                sums[(4 * stream.Period) + v] += Draw(stream, plan.Curves[stream.Shape], Vector512.Create<uint>(trials[lane..]), mean);
            }
        }
    }

    private static Vector512<float> Draw(in SimulationPlan.WinStream stream, in LaneCurve curve, Vector512<uint> trials, Vector512<float> mean)
    {
        var left = Lanes.Uniform(Lanes.Bits(trials, stream.Key.Low, stream.Key.High));
        var term = Vector512.Exp(-mean);
        var sum = Vector512<float>.Zero;

        // Past the mode, rounding may leave some of the probability to no term; a shock of a thousandfold mean ends here too.
        for (var n = 1; n < 4096; n++)
        {
            left -= term;
            var won = Vector512.GreaterThan(left, Vector512<float>.Zero);
            if (won == Vector512<float>.Zero)
            {
                break;
            }

            var amount = Lanes.Amount(Lanes.Bits(trials, stream.Key.Low + ((uint)n * 0x9E3779B9u), stream.Key.High ^ (uint)n), curve.Lows, curve.Widths);
            sum += won & amount;
            term *= mean / Vector512.Create((float)n);
            if (Vector512.LessThanAll(term, Vector512.Create(1e-9f)) && Vector512.LessThanAll(mean, Vector512.Create((float)n)))
            {
                break;
            }
        }

        return sum * Vector512.Create(stream.Amount);
    }
}
