namespace Crm.Matching.Records;

/// <summary>What a column means: how it is normalized, compared and made into blocking keys.</summary>
public enum FieldRole
{
    /// <summary>A text of which nothing is known.</summary>
    Text,

    /// <summary>Is never compared: an id of the source, a remark.</summary>
    Ignored,

    /// <summary>A person's first name, or names.</summary>
    GivenName,

    /// <summary>A person's last name.</summary>
    FamilyName,

    /// <summary>A person's whole name.</summary>
    FullName,

    /// <summary>The name of a company, a shop, an organisation.</summary>
    OrganisationName,

    /// <summary>A day of birth, or another day that belongs to the record for ever.</summary>
    BirthDate,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A street with or without house number, a second line of an address, or an address as a whole.</summary>
    Address,

    /// <summary>A house number alone.</summary>
    HouseNumber,

    /// <summary>A city, suburb or town.</summary>
    City,

    /// <summary>A postal code.</summary>
    PostalCode,

    /// <summary>A state, province, county or country.</summary>
    Region,

    /// <summary>A number that was given to this one person or organisation: social security, tax, customer number.</summary>
    Identifier,

    /// <summary>A web address.</summary>
    Website,

    /// <summary>One of few values: a kind, a sex, an industry.</summary>
    Category,

    /// <summary>A measured number.</summary>
    Number,
}
