using Crm.Forecasting.Lifetime.Fitting;
using Crm.Forecasting.Lifetime.Grouping;
using Crm.Forecasting.Lifetime.Likelihoods;

namespace Crm.Forecasting.Lifetime;

/// <summary>Gamma-Gamma: what customers spend at a purchase. It varies about a mean of each customer (Gamma), and these means differ (inverse Gamma), whatever the number of purchases. Immutable, thread-safe.</summary>
/// <remarks>Fader, Hardie: The Gamma-Gamma Model of Monetary Value (2013); Fader, Hardie, Lee: RFM and CLV, Journal of Marketing Research 42 (2005).</remarks>
public sealed record GammaGamma
{
    /// <summary>A model of known parameters.</summary>
    /// <param name="p">Shape of the spending at a purchase, above 0: the larger, the less it varies.</param>
    /// <param name="q">Shape of the customers' scales, above 0; at most 1, there is no mean over customers.</param>
    /// <param name="v">Scale of the customers' scales, above 0, in money.</param>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: one is not a finite number above 0.</exception>
    public GammaGamma(double p, double q, double v)
    {
        P = Arguments.Positive(p, nameof(p));
        Q = Arguments.Positive(q, nameof(q));
        V = Arguments.Positive(v, nameof(v));
    }

    /// <summary>Shape of the spending at a purchase.</summary>
    public double P { get; }

    /// <summary>Shape of the customers' scales.</summary>
    public double Q { get; }

    /// <summary>Scale of the customers' scales, in money.</summary>
    public double V { get; }

    /// <summary>Fits the model by maximum likelihood to customers with repeat purchases; the others tell nothing and are passed over. O(different customers) per evaluation.</summary>
    /// <param name="frequency">How many repeat purchases each made, from 0 on.</param>
    /// <param name="meanSpend">What each spent at one of these on average, above 0; of customers with a frequency of 0 it is not read.</param>
    /// <param name="weight">How many customers each stands for, above 0; empty: one.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The model, how sure its parameters are, and whether a maximum was found.</returns>
    /// <exception cref="ForecastingException">
    /// <see cref="ForecastingErrorCodes.LengthMismatch"/>: the lists differ in length. <see cref="ForecastingErrorCodes.InvalidValue"/>: a frequency is negative, a mean or a weight not above 0.
    /// <see cref="ForecastingErrorCodes.TooFewValues"/>: there are no repeat purchases. <see cref="ForecastingErrorCodes.NoVariation"/>: all means are one.
    /// </exception>
    public static LifetimeFit<GammaGamma> Fit(ReadOnlySpan<int> frequency, ReadOnlySpan<double> meanSpend, ReadOnlySpan<double> weight = default, CancellationToken cancellationToken = default)
        => MaximumLikelihood.Fit(new GammaGammaLikelihood(Rows(frequency, meanSpend, weight)), static p => new GammaGamma(p[0], p[1], p[2]), cancellationToken);

    /// <summary>What a customer will spend at a purchase on average: between what the customer did and what all do.</summary>
    /// <param name="frequency">How many repeat purchases there were, from 0 on.</param>
    /// <param name="meanSpend">What was spent at one of these on average; not read where there was none.</param>
    /// <returns>Money; +∞ where the model has no mean, for a customer of whom nothing is known and a <see cref="Q"/> of at most 1.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: the frequency is negative or the mean not above 0.</exception>
    public double ExpectedSpend(int frequency, double meanSpend)
    {
        Arguments.CheckCount(frequency, nameof(frequency));
        var shape = (P * frequency) + Q - 1;
        var known = frequency == 0 ? 0 : frequency * Arguments.Positive(meanSpend, nameof(meanSpend));
        return shape > 0 ? P * (V + known) / shape : double.PositiveInfinity;
    }

    private static GroupedRows Rows(ReadOnlySpan<int> frequency, ReadOnlySpan<double> meanSpend, ReadOnlySpan<double> weight)
    {
        if (meanSpend.Length != frequency.Length || (!weight.IsEmpty && weight.Length != frequency.Length))
        {
            throw Refuse.Lengths($"There are {frequency.Length} frequencies, {meanSpend.Length} means and {weight.Length} weights; there is one of each for a customer, or no weights.");
        }

        GroupedRows.CheckWeights(weight);
        var (counts, means, weights) = (new List<int>(), new List<double>(), new List<double>());
        for (var i = 0; i < frequency.Length; i++)
        {
            if (frequency[i] < 0 || (frequency[i] > 0 && meanSpend[i] is not (> 0 and < double.PositiveInfinity)))
            {
                throw Refuse.Value($"Customer {i} of {frequency.Length} has {frequency[i]} repeat purchases of {meanSpend[i]} on average; a frequency is from 0 on, a mean a finite number above 0.");
            }

            if (frequency[i] > 0)
            {
                counts.Add(frequency[i]);
                means.Add(meanSpend[i]);
                weights.Add(weight.IsEmpty ? 1 : weight[i]);
            }
        }

        if (counts.Count == 0)
        {
            throw Refuse.TooFew($"None of {frequency.Length} customers has bought again; spending is learned from repeat purchases.");
        }

        return means.TrueForAll(mean => mean == means[0])
            ? throw Refuse.NoVariation($"All {means.Count} customers with repeat purchases spend {means[0]}; a model needs some that differ.")
            : GroupedRows.Create([.. counts], [.. means], new double[means.Count], [.. weights]);
    }
}
