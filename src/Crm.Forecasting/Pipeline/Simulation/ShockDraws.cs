using Crm.Forecasting.Chance;

namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>The shared shocks of all trials: by what odds and new business are multiplied in each period.</summary>
/// <remarks>
/// Latin hypercube: each normal variable takes one value from each of as many equally likely parts as there are trials, in an order of its own (McKay, Beckman, Conover, Technometrics 21, 1979). What the shocks do to a sum
/// then has far less Monte Carlo error than with free draws, and every trial is still distributed as it should be.
/// </remarks>
internal sealed class ShockDraws
{
    private ShockDraws(float[][] odds, float[][] newBusiness) => (Odds, NewBusiness) = (odds, newBusiness);

    /// <summary>Period by trial.</summary>
    public float[][] Odds { get; }

    /// <summary>Period by trial.</summary>
    public float[][] NewBusiness { get; }

    public static ShockDraws Draw(SharedShock shock, int periods, int trials, ulong seed)
    {
        var (newLasting, newPassing) = (shock.NewLasting + (shock.Lasting / 2), shock.NewPassing + (shock.Passing / 2));
        var lasting = shock.Lasting > 0 || newLasting > 0 ? Normals(trials, seed, 0) : new float[trials];
        var (odds, newBusiness) = (new float[periods][], new float[periods][]);
        var half = ((newLasting * newLasting) + (newPassing * newPassing)) / 2;
        for (var k = 0; k < periods; k++)
        {
            var passing = shock.Passing > 0 || newPassing > 0 ? Normals(trials, seed, k + 1) : new float[trials];
            odds[k] = new float[trials];
            newBusiness[k] = new float[trials];
            for (var i = 0; i < trials; i++)
            {
                odds[k][i] = (float)Math.Exp((shock.Lasting * lasting[i]) + (shock.Passing * passing[i]));
                newBusiness[k][i] = (float)Math.Exp((newLasting * lasting[i]) + (newPassing * passing[i]) - half);
            }
        }

        return new(odds, newBusiness);
    }

    private static float[] Normals(int trials, ulong seed, int variable)
    {
        var random = new CounterRandom(seed, 0xA5A5_0000_0000_0000 + (ulong)variable);
        var values = new float[trials];
        for (var i = 0; i < trials; i++)
        {
            values[i] = (float)NormalCurve.Quantile((i + random.NextDouble()) / trials);
        }

        for (var i = trials - 1; i > 0; i--)
        {
            var other = (int)(random.NextDouble() * (i + 1));
            (values[i], values[other]) = (values[other], values[i]);
        }

        return values;
    }
}
