namespace Crm.Matching.Normalizing.Phones;

/// <summary>Why a text is no telephone number.</summary>
public enum PhoneRefusal
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>It has no digit.</summary>
    NoDigits,

    /// <summary>It has characters that no telephone number has: it is an address, a name, an amount.</summary>
    UnexpectedText,

    /// <summary>It has fewer digits than any number of its country.</summary>
    TooShort,

    /// <summary>It has more digits than any number of its country, or than E.164 allows (15).</summary>
    TooLong,

    /// <summary>It is national, and no region was given, or one that is not in ISO 3166-1.</summary>
    NoRegion,

    /// <summary>It is international, and its calling code belongs to nobody.</summary>
    UnknownCallingCode,

    /// <summary>Its length is possible, but no number of its country begins so.</summary>
    NotInPlan,
}
