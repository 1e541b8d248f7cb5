using Crm.Forecasting.Lifetime.Fitting;
using Crm.Forecasting.Lifetime.Likelihoods;

namespace Crm.Forecasting.Lifetime;

/// <summary>BG/NBD: customers buy at rates that differ (Gamma), and after each repeat purchase leave for ever with a probability that differs, too (Beta). Who has not bought again is always alive.</summary>
/// <remarks>Fader, Hardie, Lee: "Counting Your Customers" the Easy Way, Marketing Science 24 (2005).</remarks>
public sealed record BgNbd : IPurchaseModel
{
    private readonly GeometricDropout _dropout;

    /// <summary>A model of known parameters.</summary>
    /// <param name="r">Shape of the rates of buying, above 0: the smaller, the more customers differ.</param>
    /// <param name="alpha">Inverse scale of the rates, above 0, in units of time: the mean rate is r / alpha.</param>
    /// <param name="a">First shape of the probabilities to leave, above 0: their mean is a / (a + b).</param>
    /// <param name="b">Second shape of the probabilities to leave, above 0.</param>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: one is not a finite number above 0.</exception>
    public BgNbd(double r, double alpha, double a, double b)
        => _dropout = new(Arguments.Positive(r, nameof(r)), Arguments.Positive(alpha, nameof(alpha)), Arguments.Positive(a, nameof(a)), Arguments.Positive(b, nameof(b)), FirstTosses);

    /// <inheritdoc/>
    public string Name => "BG/NBD";

    /// <summary>Shape of the rates of buying.</summary>
    public double R => _dropout.R;

    /// <summary>Inverse scale of the rates, in units of time.</summary>
    public double Alpha => _dropout.Alpha;

    /// <summary>First shape of the probabilities to leave.</summary>
    public double A => _dropout.A;

    /// <summary>Second shape of the probabilities to leave.</summary>
    public double B => _dropout.B;

    private const int FirstTosses = 0;

    /// <summary>Fits the model by maximum likelihood. O(different histories) per evaluation, about 30 of them; of very many histories a part shows where to start.</summary>
    /// <param name="customers">The customers.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The model, how sure its parameters are, and whether a maximum was found.</returns>
    public static LifetimeFit<BgNbd> Fit(CustomerBase customers, CancellationToken cancellationToken = default) => MaximumLikelihood.Fit(
        new GeometricDropoutLikelihood(customers.Rows, customers.MeanRate, FirstTosses), static p => new BgNbd(p[0], p[1], p[2], p[3]), cancellationToken);

    /// <inheritdoc/>
    public double LogLikelihood(PurchaseHistory history)
    {
        history.Check();
        return _dropout.LogLikelihood(history);
    }

    /// <inheritdoc/>
    public double ProbabilityAlive(PurchaseHistory history)
    {
        history.Check();
        return _dropout.ProbabilityAlive(history);
    }

    /// <summary>The purchases to expect. O(purchases of a customer who never leaves + (age + horizon) / age).</summary>
    /// <inheritdoc/>
    public double ExpectedPurchases(PurchaseHistory history, double horizon)
    {
        history.Check();
        Arguments.CheckHorizon(horizon);
        return _dropout.ExpectedPurchases(history, horizon);
    }

    /// <inheritdoc/>
    public double Probability(int purchases, double horizon)
    {
        Arguments.CheckCount(purchases, nameof(purchases));
        Arguments.CheckHorizon(horizon);
        return _dropout.Probability(purchases, horizon);
    }
}
