namespace Crm.Forecasting.Series.Combining;

/// <summary>How much each method of a combination counts.</summary>
public enum CombinationWeights
{
    /// <summary>By how it did from rolling origins on the end of the series: the inverse of the square of its mean absolute error.</summary>
    RollingOrigin,

    /// <summary>All the same: the simple mean.</summary>
    Equal,
}
