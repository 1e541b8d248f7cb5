using Crm.Forecasting.Lifetime.Fitting;
using Crm.Forecasting.Lifetime.Likelihoods;

namespace Crm.Forecasting.Lifetime;

/// <summary>BG/NBD: customers buy at rates that differ (Gamma), and after each repeat purchase leave for ever with a probability that differs, too (Beta). Who has not bought again is always alive.</summary>
/// <remarks>Fader, Hardie, Lee: "Counting Your Customers" the Easy Way, Marketing Science 24 (2005).</remarks>
public sealed record BgNbd : BetaGeometricModel
{
    private const int FirstTosses = 0;

    /// <summary>A model of known parameters.</summary>
    /// <param name="r">Shape of the rates of buying, above 0: the smaller, the more customers differ.</param>
    /// <param name="alpha">Inverse scale of the rates, above 0, in units of time: the mean rate is r / alpha.</param>
    /// <param name="a">First shape of the probabilities to leave, above 0: their mean is a / (a + b).</param>
    /// <param name="b">Second shape of the probabilities to leave, above 0.</param>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: one is not a finite number above 0.</exception>
    public BgNbd(double r, double alpha, double a, double b)
        : base(r, alpha, a, b, FirstTosses)
    {
    }

    /// <inheritdoc/>
    public override string Name => "BG/NBD";

    /// <summary>Fits the model by maximum likelihood. O(different histories) per evaluation, about 30 of them; of very many histories a part shows where to start.</summary>
    /// <param name="customers">The customers.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The model, how sure its parameters are, and whether a maximum was found.</returns>
    public static LifetimeFit<BgNbd> Fit(CustomerBase customers, CancellationToken cancellationToken = default) => MaximumLikelihood.Fit(
        new GeometricDropoutLikelihood(customers.Rows, customers.MeanRate, FirstTosses), static p => new BgNbd(p[0], p[1], p[2], p[3]), cancellationToken);
}
