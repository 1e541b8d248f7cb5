using Crm.Forecasting.Lifetime.Fitting;
using Crm.Forecasting.Lifetime.Likelihoods;
using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Lifetime;

/// <summary>Shifted beta-geometric: customers under contract renew or leave at the end of each period, with probabilities that differ (Beta), which is why those who stay seem to become more loyal. Immutable, thread-safe.</summary>
/// <remarks>Fader, Hardie: How to Project Customer Retention, Journal of Interactive Marketing 21 (2007); Customer-Base Valuation in a Contractual Setting, Marketing Science 29 (2010). Counts below 0 are <see cref="ForecastingErrorCodes.InvalidOption"/>.</remarks>
public sealed record ShiftedBetaGeometric
{
    /// <summary>A model of known parameters.</summary>
    /// <param name="alpha">First shape of the probabilities to leave at a renewal, above 0: their mean is alpha / (alpha + beta).</param>
    /// <param name="beta">Second shape of the probabilities to leave, above 0.</param>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: one is not a finite number above 0.</exception>
    public ShiftedBetaGeometric(double alpha, double beta)
    {
        Alpha = Arguments.Positive(alpha, nameof(alpha));
        Beta = Arguments.Positive(beta, nameof(beta));
    }

    /// <summary>First shape of the probabilities to leave.</summary>
    public double Alpha { get; }

    /// <summary>Second shape of the probabilities to leave.</summary>
    public double Beta { get; }

    /// <summary>Fits the model by maximum likelihood. O(periods) per evaluation.</summary>
    /// <param name="cohorts">Of each cohort how many were under contract at the start and after each renewal: 1000, 869, 743. Cohorts may differ in length.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The model, how sure its parameters are, and whether a maximum was found.</returns>
    /// <exception cref="ForecastingException">
    /// <see cref="ForecastingErrorCodes.TooFewValues"/>: there is no cohort with a renewal. <see cref="ForecastingErrorCodes.InvalidValue"/>: a number is negative or higher than the one before. <see cref="ForecastingErrorCodes.NoVariation"/>: nobody has left, or nobody stayed.
    /// </exception>
    public static LifetimeFit<ShiftedBetaGeometric> Fit(IEnumerable<IReadOnlyList<double>> cohorts, CancellationToken cancellationToken = default)
    {
        var (left, stayed, customers, cohort) = (new List<double>(), new List<double>(), 0.0, 0);
        foreach (var active in cohorts)
        {
            for (var i = 0; i < active.Count; i++)
            {
                if (!(active[i] >= 0 && active[i] <= (i == 0 ? double.MaxValue : active[i - 1])))
                {
                    throw Refuse.Value($"Cohort {cohort} has {active[i]} customers after renewal {i}; they are finite, not negative, and not more than before.");
                }

                if (i > 0)
                {
                    if (left.Count < i)
                    {
                        left.Add(0);
                        stayed.Add(0);
                    }

                    left[i - 1] += active[i - 1] - active[i];
                    stayed[i - 1] += active[i];
                }
            }

            customers += active.Count > 1 ? active[0] : 0;
            cohort++;
        }

        if (customers == 0)
        {
            throw Refuse.TooFew($"None of {cohort} cohorts has customers and a renewal; a model needs one that has.");
        }

        return left.TrueForAll(n => n == 0) || stayed.TrueForAll(n => n == 0)
            ? throw Refuse.NoVariation($"Of {customers} customers all or none have left; a model needs some of both.")
            : MaximumLikelihood.Fit(new RenewalLikelihood([.. left], [.. stayed], customers), static p => new ShiftedBetaGeometric(p[0], p[1]), cancellationToken);
    }

    /// <summary>The share of a cohort that is still under contract after so many renewals.</summary>
    /// <param name="renewals">How many, from 0 on.</param>
    /// <returns>0 to 1.</returns>
    public double Survival(int renewals)
    {
        Arguments.CheckCount(renewals, nameof(renewals));
        return Math.Exp(GammaFunction.LogRising(Beta, renewals) - GammaFunction.LogRising(Alpha + Beta, renewals));
    }

    /// <summary>The share of those who are there before a renewal that stays.</summary>
    /// <param name="renewals">How many renewals they have behind them, from 0 on.</param>
    /// <returns>0 to 1; it rises with the renewals.</returns>
    public double Retention(int renewals)
    {
        Arguments.CheckCount(renewals, nameof(renewals));
        return (Beta + renewals) / (Alpha + Beta + renewals);
    }

    /// <summary>The contract periods to expect of a new customer, the first included, each worth less the later it is: the first counts 1, the second 1 / (1 + rate).</summary>
    /// <param name="rate">The discount rate of a period, above 0: 0.1 is 10 %.</param>
    /// <returns>From 1 on. Times the margin of a period it is the lifetime value.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: the rate is not above 0.</exception>
    public double DiscountedLifetime(double rate) => Hypergeometric.One(Beta, Alpha + Beta, 1 / (1 + Arguments.Positive(rate, nameof(rate))));

    /// <summary>The contract periods to expect of a customer just before a renewal: the one to be renewed counts 1 if it is, the next 1 / (1 + rate).</summary>
    /// <param name="renewals">How many renewals the customer has behind him, from 0 on.</param>
    /// <param name="rate">The discount rate of a period, above 0.</param>
    /// <returns>A number from 0 on.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: the rate is not above 0, or the renewals are below 0.</exception>
    public double DiscountedResidualLifetime(int renewals, double rate) =>
        Retention(renewals) * Hypergeometric.One(Beta + renewals + 1, Alpha + Beta + renewals + 1, 1 / (1 + Arguments.Positive(rate, nameof(rate))));
}
