namespace Crm.Forecasting.Pipeline.RollUp;

/// <summary>How sure its owner is of a deal. Won and lost come only from closing.</summary>
public enum ForecastCategory
{
    /// <summary>Open, nothing said: the default.</summary>
    Pipeline,

    /// <summary>Open, and it may well come.</summary>
    BestCase,

    /// <summary>Open, and its owner stands in for it.</summary>
    Committed,

    /// <summary>Open, and left out of the forecast.</summary>
    Omitted,

    /// <summary>Closed and won.</summary>
    Won,

    /// <summary>Closed and lost.</summary>
    Lost,
}
