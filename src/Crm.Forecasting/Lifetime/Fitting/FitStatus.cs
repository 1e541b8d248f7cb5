namespace Crm.Forecasting.Lifetime.Fitting;

/// <summary>How a fit ended.</summary>
public enum FitStatus
{
    /// <summary>At a maximum of the likelihood.</summary>
    Converged,

    /// <summary>A parameter ran away: the data do not tell it, as where nobody ever leaves or all customers are alike. Forecasts are of use, standard errors are not.</summary>
    AtBoundary,

    /// <summary>The search was given up. Do not use the model.</summary>
    NotConverged,
}
