using System.Runtime.InteropServices;
using Crm.Forecasting.Chance;
using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Lifetime.Likelihoods;

/// <summary>
/// What BG/NBD and MBG/NBD have in common: purchases at a rate of Gamma(r, alpha), and after each a coin with a chance of Beta(a, b) that it was the last. MBG/NBD tosses it after the first purchase of all, too.
/// </summary>
/// <param name="R">Shape of the rates.</param>
/// <param name="Alpha">Scale of the rates, in units of time.</param>
/// <param name="A">First shape of the chances to leave.</param>
/// <param name="B">Second shape of the chances to leave.</param>
/// <param name="FirstTosses">How many coins are tossed at the first purchase of all: 0 or 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GeometricDropout(double R, double Alpha, double A, double B, int FirstTosses)
{
    // In units of alpha + T; up to there the sum takes some 40 times as many steps.
    private const double LongHorizon = 50;

    /// <summary>Coins that a customer who is still there has survived.</summary>
    private int Tosses(int frequency) => frequency + FirstTosses;

    public double LogLikelihood(PurchaseHistory history)
    {
        var (x, k) = (history.Frequency, R + history.Frequency);
        var alive = GammaFunction.LogRising(R, x) + (R * Math.Log(Alpha)) - (k * Math.Log(Alpha + history.Age))
            + GammaFunction.LogRising(B, Tosses(x)) - GammaFunction.LogRising(A + B, Tosses(x));
        return alive + Softplus(LogOddsOfDead(history));
    }

    public double ProbabilityAlive(PurchaseHistory history) => 1 / (1 + Math.Exp(LogOddsOfDead(history)));

    public double ExpectedPurchases(PurchaseHistory history, double horizon) => ProbabilityAlive(history) * WhileAlive(history, horizon);

    /// <summary>The probability of so many purchases of a new customer.</summary>
    /// <remarks>Fader, Hardie, Lee (2005), equation 8. Either the customer could have bought so often and never left, or could have bought so often or more and left with that purchase.</remarks>
    public double Probability(int purchases, double horizon)
    {
        var n = new NegativeBinomial(R, horizon / (Alpha + horizon));
        var staying = Math.Exp(GammaFunction.LogRising(B, Tosses(purchases)) - GammaFunction.LogRising(A + B, Tosses(purchases)));
        if (Tosses(purchases) == 0)
        {
            return n.Probability(purchases) * staying;
        }

        var before = Tosses(purchases) - 1;
        var leaving = Math.Exp(GammaFunction.LogRising(B, before) - GammaFunction.LogRising(A + B, before)) * A / (A + B + before);
        return (n.Probability(purchases) * staying) + (n.AtLeast(purchases) * leaving);
    }

    /// <summary>
    /// Expected purchases of a customer who is there: the chances to buy are negative binomial, and chance i is taken if the coins of all before were survived, (b')_i / (a + b')_i. All terms are positive, so nothing
    /// cancels; the published form with 2F1 (Fader, Hardie, Lee 2005, equation 10) is the same sum and fails for large counts and for a of 1.
    /// </summary>
    private double WhileAlive(PurchaseHistory history, double horizon)
    {
        if (horizon == 0)
        {
            return 0;
        }

        var b = B + Tosses(history.Frequency);
        if (horizon > LongHorizon * (Alpha + history.Age))
        {
            return InTheLongRun(R + history.Frequency, b, horizon / (Alpha + history.Age));
        }

        var chances = new NegativeBinomial(R + history.Frequency, horizon / (Alpha + history.Age + horizon)).Start();
        var (survived, taken, sum) = (1.0, 0.0, 0.0);
        for (var n = 0; ; n++)
        {
            chances.Advance(ref sum);
            taken += survived;
            survived *= (b + n) / (A + b + n);
            var term = chances.Weight * taken;
            sum += term;
            if (chances.IsTail && term <= 1e-16 * sum * (1 - chances.Ratio))
            {
                return sum * chances.Scale;
            }
        }
    }

    /// <summary>The same where the sum is long: the mean over the chance to leave, p, of (1 − (1 + p t / (alpha + T))^−k) / p, by quadrature over the log-odds of p.</summary>
    private double InTheLongRun(double k, double b, double time)
    {
        var (a, spread, middle, logBeta) = (A, Math.Sqrt((1 / A) + (1 / b)), Math.Log(A / b), GammaFunction.LogBeta(A, b));
        var from = Math.Min(0, middle) - (10 * spread) - ((40 + Math.Log(1 + (k * time))) / a);
        var to = Math.Max(0, middle) + (10 * spread) + (40 / b);
        return GaussLegendre.Sixteen.Integrate(
            y =>
            {
                var (logP, logStay) = (-Softplus(-y), -Softplus(y));
                var p = Math.Exp(logP);

                // For the smallest p the difference is taken from its series.
                var chances = (k + 1) * p * time < 1e-5 ? k * time * (1 - ((k + 1) * p * time / 2)) : (1 - Math.Exp(-k * Math.Log(1 + (p * time)))) / p;
                return chances * Math.Exp((a * logP) + (b * logStay) - logBeta);
            },
            from,
            to,
            (int)Math.Ceiling((to - from) / Math.Min(2, 2 * spread)));
    }

    private double LogOddsOfDead(PurchaseHistory history)
    {
        var tosses = Tosses(history.Frequency);
        return tosses == 0
            ? double.NegativeInfinity
            : Math.Log(A / (B + tosses - 1)) + ((R + history.Frequency) * Math.Log((Alpha + history.Age) / (Alpha + history.Recency)));
    }

    private static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
}
