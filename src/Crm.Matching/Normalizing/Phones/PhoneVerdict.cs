namespace Crm.Matching.Normalizing.Phones;

/// <summary>How sure it is that a numbering plan has a number.</summary>
public enum PhoneVerdict
{
    /// <summary>There is no number.</summary>
    None,

    /// <summary>The length fits; no range that the plan is known to use begins so.</summary>
    Possible,

    /// <summary>Length and beginning fit a range of the plan. It does not say that the number is connected.</summary>
    Valid,
}
