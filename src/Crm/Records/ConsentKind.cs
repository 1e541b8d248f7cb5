namespace Crm.Records;

/// <summary>What a yes says about consent.</summary>
public enum ConsentKind
{
    /// <summary>Yes allows: <c>newsletter</c>. No is the restrictive answer.</summary>
    OptIn,

    /// <summary>Yes forbids: <c>no_calls</c>. Yes is the restrictive answer.</summary>
    OptOut,
}
