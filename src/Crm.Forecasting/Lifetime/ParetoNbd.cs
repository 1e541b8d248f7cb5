using System.Runtime.Intrinsics;
using Crm.Forecasting.Chance;
using Crm.Forecasting.Lifetime.Fitting;
using Crm.Forecasting.Lifetime.Likelihoods;
using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Lifetime;

/// <summary>Pareto/NBD: customers buy at rates that differ (Gamma) and live for times that differ (exponential with Gamma rates), whether they buy or not.</summary>
/// <remarks>Schmittlein, Morrison, Colombo: Counting Your Customers, Management Science 33 (1987); Fader and Hardie: A Note on Deriving the Pareto/NBD Model and Related Expressions (2005).</remarks>
public sealed record ParetoNbd : IPurchaseModel
{
    /// <summary>A model of known parameters.</summary>
    /// <param name="r">Shape of the rates of buying, above 0: the smaller, the more customers differ.</param>
    /// <param name="alpha">Inverse scale of the rates of buying, above 0, in units of time: the mean rate is r / alpha.</param>
    /// <param name="s">Shape of the rates of leaving, above 0.</param>
    /// <param name="beta">Inverse scale of the rates of leaving, above 0, in units of time: the mean rate is s / beta.</param>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: one is not a finite number above 0.</exception>
    public ParetoNbd(double r, double alpha, double s, double beta)
    {
        R = Arguments.Positive(r, nameof(r));
        Alpha = Arguments.Positive(alpha, nameof(alpha));
        S = Arguments.Positive(s, nameof(s));
        Beta = Arguments.Positive(beta, nameof(beta));
    }

    /// <inheritdoc/>
    public string Name => "Pareto/NBD";

    /// <summary>Shape of the rates of buying.</summary>
    public double R { get; }

    /// <summary>Inverse scale of the rates of buying, in units of time.</summary>
    public double Alpha { get; }

    /// <summary>Shape of the rates of leaving.</summary>
    public double S { get; }

    /// <summary>Inverse scale of the rates of leaving, in units of time.</summary>
    public double Beta { get; }

    /// <summary>Fits the model by maximum likelihood. O(different histories) per evaluation, about 30 of them; of very many histories a part shows where to start.</summary>
    /// <param name="customers">The customers.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The model, how sure its parameters are, and whether a maximum was found.</returns>
    public static LifetimeFit<ParetoNbd> Fit(CustomerBase customers, CancellationToken cancellationToken = default)
        => MaximumLikelihood.Fit(new ParetoLikelihood(customers.Rows, customers.MeanRate), static p => new ParetoNbd(p[0], p[1], p[2], p[3]), cancellationToken);

    /// <inheritdoc/>
    public double LogLikelihood(PurchaseHistory history) =>
        GammaFunction.LogRising(R, history.Frequency) + (R * Math.Log(Alpha)) + (S * Math.Log(Beta)) + Posterior(history).Value[0];

    /// <inheritdoc/>
    public double ProbabilityAlive(PurchaseHistory history) => Posterior(history).Alive[0];

    /// <inheritdoc/>
    public double ExpectedPurchases(PurchaseHistory history, double horizon)
    {
        Arguments.CheckHorizon(horizon);
        var (rate, age) = ((R + history.Frequency) / (Alpha + history.Age), Beta + history.Age);
        return ProbabilityAlive(history) * rate * age * Hypergeometric.Saturation(S - 1, Math.Log((age + horizon) / age));
    }

    /// <summary>The probability that a new customer makes so many repeat purchases. O(purchases), by quadrature over the time of leaving; to about 10 digits.</summary>
    /// <inheritdoc/>
    public double Probability(int purchases, double horizon)
    {
        Arguments.CheckCount(purchases, nameof(purchases));
        Arguments.CheckHorizon(horizon);
        if (horizon == 0)
        {
            return purchases == 0 ? 1 : 0;
        }

        var scale = Math.Min(Alpha, Beta);
        var width = Math.Log((scale + horizon) / scale);
        var leaving = GaussLegendre.Sixteen.Integrate(
            u =>
            {
                var time = scale * (Math.Exp(u) - 1);
                var density = Math.Log(S / Beta) + ((S + 1) * Math.Log(Beta / (Beta + time))) + Math.Log(scale + time);
                return Math.Exp(Count(time).LogProbability(purchases) + density);
            },
            0,
            width,
            (int)Math.Ceiling(2 + (2 * width) + (purchases / 4.0)));
        return leaving + Math.Exp(Count(horizon).LogProbability(purchases) + (S * Math.Log(Beta / (Beta + horizon))));
    }

    private NegativeBinomial Count(double time) => new(R, time / (Alpha + time));

    private ParetoPosterior Posterior(PurchaseHistory history)
    {
        history.Check();
        return ParetoPosterior.Of(R + history.Frequency, Alpha, S, Beta, Vector512.Create(history.Recency), Vector512.Create(history.Age));
    }
}
