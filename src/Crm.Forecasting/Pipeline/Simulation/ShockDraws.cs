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
        var lasting = Normals(shock.Lasting, trials, seed, 0);
        var newLasting = Normals(shock.NewLasting, trials, seed, 1);
        var (odds, newBusiness) = (new float[periods][], new float[periods][]);
        var half = ((shock.Response * shock.Response * ((shock.Lasting * shock.Lasting) + (shock.Passing * shock.Passing))) + (shock.NewLasting * shock.NewLasting) + (shock.NewPassing * shock.NewPassing)) / 2;
        for (var k = 0; k < periods; k++)
        {
            var passing = Normals(shock.Passing, trials, seed, (2 * k) + 2);
            var newPassing = Normals(shock.NewPassing, trials, seed, (2 * k) + 3);
            odds[k] = new float[trials];
            newBusiness[k] = new float[trials];
            for (var i = 0; i < trials; i++)
            {
                var wins = lasting[i] + passing[i];
                odds[k][i] = (float)Math.Exp(wins);
                newBusiness[k][i] = (float)Math.Exp((shock.Response * wins) + newLasting[i] + newPassing[i] - half);
            }
        }

        return new(odds, newBusiness);
    }

    private static double[] Normals(double deviation, int trials, ulong seed, int variable)
    {
        var values = new double[trials];
        if (deviation == 0)
        {
            return values;
        }

        var random = new CounterRandom(seed, 0xA5A5_0000_0000_0000 + (ulong)variable);
        for (var i = 0; i < trials; i++)
        {
            values[i] = deviation * NormalCurve.Quantile((i + random.NextDouble()) / trials);
        }

        for (var i = trials - 1; i > 0; i--)
        {
            var other = (int)(random.NextDouble() * (i + 1));
            (values[i], values[other]) = (values[other], values[i]);
        }

        return values;
    }
}
