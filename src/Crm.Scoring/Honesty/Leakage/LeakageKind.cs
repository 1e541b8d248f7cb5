namespace Crm.Scoring.Honesty;

/// <summary>How a leak shows.</summary>
public enum LeakageKind
{
    /// <summary>The column alone nearly decides the outcome: a copy of it, or a number or an id that follows it.</summary>
    TellsOutcome,

    /// <summary>It is filled, or has a certain value, with one outcome only.</summary>
    MarksOutcome,

    /// <summary>It ranks outcomes as well as all other columns together, and the outcome hardly occurs where there is little of it: how long the call took that ended in a yes.</summary>
    OutranksAllOthers,
}
