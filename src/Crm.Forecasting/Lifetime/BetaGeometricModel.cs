using Crm.Forecasting.Lifetime.Likelihoods;

namespace Crm.Forecasting.Lifetime;

/// <summary>What BG/NBD and MBG/NBD share: rates of buying that differ (Gamma), probabilities to leave that differ (Beta), and all that follows from them.</summary>
public abstract record BetaGeometricModel : IPurchaseModel
{
    private readonly GeometricDropout _dropout;

    private protected BetaGeometricModel(double r, double alpha, double a, double b, int firstTosses)
        => _dropout = new(Arguments.Positive(r, nameof(r)), Arguments.Positive(alpha, nameof(alpha)), Arguments.Positive(a, nameof(a)), Arguments.Positive(b, nameof(b)), firstTosses);

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <summary>Shape of the rates of buying.</summary>
    public double R => _dropout.R;

    /// <summary>Inverse scale of the rates, in units of time.</summary>
    public double Alpha => _dropout.Alpha;

    /// <summary>First shape of the probabilities to leave.</summary>
    public double A => _dropout.A;

    /// <summary>Second shape of the probabilities to leave.</summary>
    public double B => _dropout.B;

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
