using System.Runtime.Intrinsics;

namespace Crm.Forecasting.Series.Smoothing.Fitting;

/// <summary>The likelihood of a series under sixteen sets of parameters at once.</summary>
/// <remarks>
/// In error-correction form the states of a model do not depend on how its errors enter: with relative error (y - m) / m, the multiplicative updates are those of the additive error y - m. So additive and multiplicative errors share one recursion and differ in the likelihood.
/// No trend is a slope of zero that is not smoothed; no damping is a factor of one.
/// </remarks>
internal static class EtsLikelihood
{
    /// <summary>How many levels are multiplied before a logarithm is taken; they are about one, so the product stays in range.</summary>
    private const int LogEvery = 16;

    /// <summary>-2 log likelihood of each lane, up to a constant.</summary>
    /// <param name="model">The model.</param>
    /// <param name="values">The values, of a size about one.</param>
    /// <param name="figure">The first seasonal states.</param>
    /// <param name="floor">What is added to the sum of squares.</param>
    /// <param name="lanes">The parameters, and where the losses go.</param>
    /// <param name="season">Room for the seasonal states of all lanes.</param>
    public static void Evaluate(EtsModel model, ReadOnlySpan<double> values, ReadOnlySpan<double> figure, double floor, Lanes lanes, Vector512<double>[] season)
    {
        for (var half = 0; half < Lanes.Count; half += Vector512<double>.Count)
        {
            for (var i = 0; i < figure.Length; i++)
            {
                season[(i * 2) + (half / Vector512<double>.Count)] = Vector512.Create(figure[i]);
            }
        }

        switch (model.Season, model.Error)
        {
            case (EtsSeason.None, EtsError.Additive):
                Run<Plain, Absolute>(values, figure.Length, floor, lanes, season);
                break;
            case (EtsSeason.None, _):
                Run<Plain, Relative>(values, figure.Length, floor, lanes, season);
                break;
            case (EtsSeason.Additive, EtsError.Additive):
                Run<Terms, Absolute>(values, figure.Length, floor, lanes, season);
                break;
            case (EtsSeason.Additive, _):
                Run<Terms, Relative>(values, figure.Length, floor, lanes, season);
                break;
            case (_, EtsError.Additive):
                Run<Factors, Absolute>(values, figure.Length, floor, lanes, season);
                break;
            default:
                Run<Factors, Relative>(values, figure.Length, floor, lanes, season);
                break;
        }
    }

    private static void Run<TSeason, TError>(ReadOnlySpan<double> values, int length, double floor, Lanes lanes, Vector512<double>[] season)
        where TSeason : struct
        where TError : struct
    {
        var (alpha0, alpha1) = Lanes.Load(lanes.Alpha);
        var (beta0, beta1) = Lanes.Load(lanes.Beta);
        var (gamma0, gamma1) = Lanes.Load(lanes.Gamma);
        var (phi0, phi1) = Lanes.Load(lanes.Phi);
        var (level0, level1) = Lanes.Load(lanes.Level);
        var (slope0, slope1) = Lanes.Load(lanes.Slope);
        var (sum0, sum1, logs0, logs1) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        var (product0, product1) = (Vector512<double>.One, Vector512<double>.One);
        var place = 0;
        for (var t = 0; t < values.Length; t++)
        {
            var value = Vector512.Create(values[t]);
            slope0 *= phi0;
            slope1 *= phi1;
            var next0 = level0 + slope0;
            var next1 = level1 + slope1;
            Vector512<double> mean0, mean1, error0, error1;
            if (typeof(TSeason) == typeof(Plain))
            {
                (mean0, mean1) = (next0, next1);
                (error0, error1) = (value - mean0, value - mean1);
                level0 = next0 + (alpha0 * error0);
                level1 = next1 + (alpha1 * error1);
                slope0 += beta0 * error0;
                slope1 += beta1 * error1;
            }
            else
            {
                var (term0, term1) = (season[place], season[place + 1]);
                if (typeof(TSeason) == typeof(Terms))
                {
                    (mean0, mean1) = (next0 + term0, next1 + term1);
                    (error0, error1) = (value - mean0, value - mean1);
                    level0 = next0 + (alpha0 * error0);
                    level1 = next1 + (alpha1 * error1);
                    slope0 += beta0 * error0;
                    slope1 += beta1 * error1;
                    season[place] = term0 + (gamma0 * error0);
                    season[place + 1] = term1 + (gamma1 * error1);
                }
                else
                {
                    (mean0, mean1) = (next0 * term0, next1 * term1);
                    (error0, error1) = (value - mean0, value - mean1);
                    var (beside0, beside1) = (error0 / term0, error1 / term1);
                    level0 = next0 + (alpha0 * beside0);
                    level1 = next1 + (alpha1 * beside1);
                    slope0 += beta0 * beside0;
                    slope1 += beta1 * beside1;
                    season[place] = term0 + (gamma0 * error0 / next0);
                    season[place + 1] = term1 + (gamma1 * error1 / next1);
                }

                place += 2;
                place = place == 2 * length ? 0 : place;
            }

            if (typeof(TError) == typeof(Relative))
            {
                (error0, error1) = (error0 / mean0, error1 / mean1);
                product0 *= mean0;
                product1 *= mean1;
                if (t % LogEvery == LogEvery - 1)
                {
                    logs0 += Vector512.Log(Vector512.Abs(product0));
                    logs1 += Vector512.Log(Vector512.Abs(product1));
                    (product0, product1) = (Vector512<double>.One, Vector512<double>.One);
                }
            }

            sum0 += error0 * error0;
            sum1 += error1 * error1;
        }

        var count = Vector512.Create((double)values.Length);
        var loss0 = count * Vector512.Log(sum0 + Vector512.Create(floor));
        var loss1 = count * Vector512.Log(sum1 + Vector512.Create(floor));
        if (typeof(TError) == typeof(Relative))
        {
            loss0 += (logs0 + Vector512.Log(Vector512.Abs(product0))) * Vector512.Create(2.0);
            loss1 += (logs1 + Vector512.Log(Vector512.Abs(product1))) * Vector512.Create(2.0);
        }

        loss0.CopyTo(lanes.Loss, 0);
        loss1.CopyTo(lanes.Loss, Vector512<double>.Count);
    }

    private readonly struct Plain;

    private readonly struct Terms;

    private readonly struct Factors;

    private readonly struct Absolute;

    private readonly struct Relative;
}
