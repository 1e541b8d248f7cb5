namespace Crm.Matching.Fields;

/// <summary>What of a text is one field.</summary>
internal enum TextPiece
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>Of a whole name, the given one.</summary>
    GivenName,

    /// <summary>Of a whole name, the family's.</summary>
    FamilyName,

    /// <summary>Of an address, the house number.</summary>
    HouseNumber,

    /// <summary>Of an address, the street.</summary>
    Street,
}
