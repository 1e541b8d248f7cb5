using Crm.Forecasting.Lifetime.Fitting;
using Crm.Forecasting.Lifetime.Likelihoods;

namespace Crm.Forecasting.Lifetime;

/// <summary>MBG/NBD: as <see cref="BgNbd"/>, but customers may leave after their very first purchase, too.</summary>
/// <remarks>Batislam, Denizel, Filiztekin: Empirical validation and comparison of models for customer base analysis, International Journal of Research in Marketing 24 (2007); Hoppe and Wagner: Customer Base Analysis: The Case for a Central Variant of the Betageometric/NBD Model, Marketing ZFP 29 (2007).</remarks>
public sealed record MbgNbd : BetaGeometricModel
{
    private const int FirstTosses = 1;

    /// <summary>A model of known parameters.</summary>
    /// <param name="r">Shape of the rates of buying, above 0: the smaller, the more customers differ.</param>
    /// <param name="alpha">Inverse scale of the rates, above 0, in units of time: the mean rate is r / alpha.</param>
    /// <param name="a">First shape of the probabilities to leave, above 0: their mean is a / (a + b).</param>
    /// <param name="b">Second shape of the probabilities to leave, above 0.</param>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: one is not a finite number above 0.</exception>
    public MbgNbd(double r, double alpha, double a, double b)
        : base(r, alpha, a, b, FirstTosses)
    {
    }

    /// <inheritdoc/>
    public override string Name => "MBG/NBD";

    /// <summary>Fits the model by maximum likelihood. O(different histories) per evaluation, about 30 of them; of very many histories a part shows where to start.</summary>
    /// <param name="customers">The customers.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The model, how sure its parameters are, and whether a maximum was found.</returns>
    public static LifetimeFit<MbgNbd> Fit(CustomerBase customers, CancellationToken cancellationToken = default) => MaximumLikelihood.Fit(
        new GeometricDropoutLikelihood(customers.Rows, customers.MeanRate, FirstTosses), static p => new MbgNbd(p[0], p[1], p[2], p[3]), cancellationToken);
}
