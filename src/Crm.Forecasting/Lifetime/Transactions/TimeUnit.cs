namespace Crm.Forecasting.Lifetime.Transactions;

/// <summary>The unit of recencies, ages and horizons.</summary>
public enum TimeUnit
{
    /// <summary>Seven days; times are not rounded to whole ones.</summary>
    Week,

    /// <summary>One day.</summary>
    Day,
}
