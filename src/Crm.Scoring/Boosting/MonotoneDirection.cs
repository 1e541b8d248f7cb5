namespace Crm.Scoring.Boosting;

/// <summary>Which way a margin may move when a column rises and nothing else changes.</summary>
public enum MonotoneDirection
{
    /// <summary>Never down.</summary>
    Increasing = 1,

    /// <summary>Never up.</summary>
    Decreasing = -1,
}
