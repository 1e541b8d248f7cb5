namespace Crm.Forecasting.Pipeline;

/// <summary>How a deal stands.</summary>
public enum DealOutcome
{
    /// <summary>Nothing is decided.</summary>
    Open,

    /// <summary>It was won.</summary>
    Won,

    /// <summary>It was lost.</summary>
    Lost,
}
