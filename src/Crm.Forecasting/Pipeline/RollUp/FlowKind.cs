namespace Crm.Forecasting.Pipeline.RollUp;

/// <summary>Why what is open changed between two snapshots.</summary>
public enum FlowKind
{
    /// <summary>A deal that was not open before.</summary>
    New,

    /// <summary>A deal that came in from another period or owner.</summary>
    PulledIn,

    /// <summary>A deal that went to another period or owner.</summary>
    PushedOut,

    /// <summary>A deal that is not there any more.</summary>
    Removed,

    /// <summary>A deal whose amount grew.</summary>
    Increased,

    /// <summary>A deal whose amount shrank.</summary>
    Decreased,

    /// <summary>A deal that was won.</summary>
    Won,

    /// <summary>A deal that was lost.</summary>
    Lost,
}
