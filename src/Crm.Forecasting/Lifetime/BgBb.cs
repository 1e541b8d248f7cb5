using System.Runtime.InteropServices;
using Crm.Forecasting.Lifetime.Fitting;
using Crm.Forecasting.Lifetime.Grouping;
using Crm.Forecasting.Lifetime.Likelihoods;
using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Lifetime;

/// <summary>BG/BB: customers who may buy or not once a period (donations a year, an annual fair): with probabilities that differ (Beta), until they leave, with probabilities that differ, too (Beta). Immutable, thread-safe.</summary>
/// <remarks>Fader, Hardie, Shang: Customer-Base Analysis in a Discrete-Time Noncontractual Setting, Marketing Science 29 (2010). All methods refuse an impossible history with <see cref="ForecastingErrorCodes.InvalidValue"/>, counts below 0 with <see cref="ForecastingErrorCodes.InvalidOption"/>.</remarks>
public sealed record BgBb
{
    /// <summary>A model of known parameters.</summary>
    /// <param name="alpha">First shape of the probabilities to buy, above 0: their mean is alpha / (alpha + beta).</param>
    /// <param name="beta">Second shape of the probabilities to buy, above 0.</param>
    /// <param name="gamma">First shape of the probabilities to leave, above 0: their mean is gamma / (gamma + delta).</param>
    /// <param name="delta">Second shape of the probabilities to leave, above 0.</param>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: one is not a finite number above 0.</exception>
    public BgBb(double alpha, double beta, double gamma, double delta)
    {
        Alpha = Arguments.Positive(alpha, nameof(alpha));
        Beta = Arguments.Positive(beta, nameof(beta));
        Gamma = Arguments.Positive(gamma, nameof(gamma));
        Delta = Arguments.Positive(delta, nameof(delta));
    }

    /// <summary>First shape of the probabilities to buy.</summary>
    public double Alpha { get; }

    /// <summary>Second shape of the probabilities to buy.</summary>
    public double Beta { get; }

    /// <summary>First shape of the probabilities to leave.</summary>
    public double Gamma { get; }

    /// <summary>Second shape of the probabilities to leave.</summary>
    public double Delta { get; }

    /// <summary>Fits the model by maximum likelihood. O(different histories x periods) per evaluation.</summary>
    /// <param name="histories">The customers, or what many have in common.</param>
    /// <param name="weight">How many customers each stands for, above 0; empty: one.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The model, how sure its parameters are, and whether a maximum was found.</returns>
    /// <exception cref="ForecastingException">
    /// <see cref="ForecastingErrorCodes.InvalidValue"/>: a history or weight is impossible. <see cref="ForecastingErrorCodes.LengthMismatch"/>: the lists differ in length. <see cref="ForecastingErrorCodes.TooFewValues"/>: they are empty.
    /// <see cref="ForecastingErrorCodes.NoVariation"/>: all histories are one, or nobody has bought again.
    /// </exception>
    public static LifetimeFit<BgBb> Fit(ReadOnlySpan<OpportunityHistory> histories, ReadOnlySpan<double> weight = default, CancellationToken cancellationToken = default)
    {
        if (!weight.IsEmpty && weight.Length != histories.Length)
        {
            throw Refuse.Lengths($"There are {histories.Length} histories and {weight.Length} weights; there is one for each, or no weights.");
        }

        if (histories.IsEmpty)
        {
            throw Refuse.TooFew($"There are no histories; a model is fitted to at least two.");
        }

        GroupedRows.CheckWeights(weight);
        var distinct = new Dictionary<OpportunityHistory, double>();
        for (var i = 0; i < histories.Length; i++)
        {
            histories[i].Check();
            CollectionsMarshal.GetValueRefOrAddDefault(distinct, histories[i], out _) += weight.IsEmpty ? 1 : weight[i];
        }

        return distinct.Count == 1 || distinct.Keys.All(h => h.Frequency == 0)
            ? throw Refuse.NoVariation($"All {histories.Length} histories are one, or nobody has bought again; a model needs some that differ.")
            : MaximumLikelihood.Fit(new OpportunityLikelihood([.. distinct]), static p => new BgBb(p[0], p[1], p[2], p[3]), cancellationToken);
    }

    /// <summary>The log likelihood of a customer's history. O(periods since the last purchase).</summary>
    /// <param name="history">The customer.</param>
    /// <returns>The natural logarithm of a probability.</returns>
    public double LogLikelihood(OpportunityHistory history) => Terms(history).Value;

    /// <summary>The probability that a customer will still be there in the period after the last.</summary>
    /// <param name="history">The customer.</param>
    /// <returns>0 to 1.</returns>
    public double ProbabilityAlive(OpportunityHistory history) => Terms(history).Alive * Staying(history.Periods);

    /// <summary>The purchases to expect of a customer in the next periods. O(periods).</summary>
    /// <param name="history">The customer.</param>
    /// <param name="periods">How many periods, from 0 on.</param>
    /// <returns>A number from 0 to <paramref name="periods"/>.</returns>
    public double ExpectedPurchases(OpportunityHistory history, int periods)
    {
        Arguments.CheckCount(periods, nameof(periods));
        var (there, sum) = (Terms(history).Alive, 0.0);
        for (var i = 0; i < periods; i++)
        {
            there *= Staying(history.Periods + i);
            sum += there;
        }

        return sum * Buying(history);
    }

    /// <summary>The purchases to expect of a customer in all time to come, each worth less the later it is. A purchase of the next period counts 1 / (1 + rate).</summary>
    /// <param name="history">The customer.</param>
    /// <param name="rate">The discount rate of a period, above 0: 0.1 is 10 %.</param>
    /// <returns>A number from 0 on.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: the rate is not above 0.</exception>
    public double DiscountedPurchases(OpportunityHistory history, double rate)
    {
        var (n, discount) = (history.Periods, 1 / (1 + Arguments.Positive(rate, nameof(rate))));
        return Terms(history).Alive * Buying(history) * Staying(n) * discount * Hypergeometric.One(Delta + n + 1, Gamma + Delta + n + 1, discount);
    }

    /// <summary>The probability that a new customer buys in so many of the next periods. O(periods).</summary>
    /// <param name="purchases">How many, from 0 on.</param>
    /// <param name="periods">Of how many periods, from 0 on.</param>
    /// <returns>0 to 1.</returns>
    public double Probability(int purchases, int periods)
    {
        Arguments.CheckCount(purchases, nameof(purchases));
        Arguments.CheckCount(periods, nameof(periods));
        var sum = 0.0;
        for (var i = purchases; i <= periods; i++)
        {
            var life = GammaFunction.LogBeta(i == periods ? Gamma : Gamma + 1, Delta + i) - GammaFunction.LogBeta(Gamma, Delta);
            var ways = GammaFunction.Log(i + 1.0) - GammaFunction.Log(purchases + 1.0) - GammaFunction.Log(i - purchases + 1.0);
            sum += Math.Exp(ways + life + GammaFunction.LogBeta(Alpha + purchases, Beta + i - purchases) - GammaFunction.LogBeta(Alpha, Beta));
        }

        return sum;
    }

    // The chance of a customer who was there in period n to be there in the next.
    private double Staying(int n) => (Delta + n) / (Gamma + Delta + n);

    // The mean chance to buy of a customer who is there.
    private double Buying(OpportunityHistory history) => (Alpha + history.Frequency) / (Alpha + Beta + history.Periods);

    private OpportunityTerms Terms(OpportunityHistory history)
    {
        history.Check();
        return OpportunityTerms.Of(Alpha, Beta, Gamma, Delta, history, []);
    }
}
