namespace Crm.Matching.Normalizing.Emails;

/// <summary>Why a text is no e-mail address.</summary>
public enum EmailRefusal
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>It has no <c>@</c>.</summary>
    NoAtSign,

    /// <summary>What stands before the <c>@</c> is empty, too long (more than 64 characters), or not as RFC 5321 allows.</summary>
    InvalidLocal,

    /// <summary>What stands behind the <c>@</c> is no domain name with at least two labels.</summary>
    InvalidDomain,

    /// <summary>It has more than 254 characters.</summary>
    TooLong,
}
