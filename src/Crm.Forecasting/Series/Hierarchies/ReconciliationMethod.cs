namespace Crm.Forecasting.Series.Hierarchies;

/// <summary>How forecasts of a hierarchy are made to add up.</summary>
public enum ReconciliationMethod
{
    /// <summary>All forecasts by their errors' covariance, shrunk: the least total variance of unbiased ones (Wickramasuriya, Athanasopoulos, Hyndman: Optimal forecast reconciliation through trace minimization, Journal of the American Statistical Association 114 (2019)).</summary>
    MinTrace,

    /// <summary>Sums of the bottom forecasts.</summary>
    BottomUp,

    /// <summary>The total's forecast, shared by the mean of each one's past shares (Gross, Sohl 1990).</summary>
    TopDownAverageShares,

    /// <summary>The total's forecast, shared by each one's share of the past in all (Gross, Sohl 1990).</summary>
    TopDownSharesOfAverages,

    /// <summary>The total's forecast, shared at each level of a tree by what is forecast there (Athanasopoulos, Ahmed, Hyndman 2009).</summary>
    TopDownForecastShares,
}
