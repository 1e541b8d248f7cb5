using Crm.Records;

namespace Crm.Contacts;

/// <summary>A postal address of an account or a contact.</summary>
public sealed class PostalAddress : ContactPoint<PostalAddress>
{
    /// <summary>Street and house number, or a post box; lines are kept. At most 250 characters.</summary>
    public string? Street { get; set; }

    /// <summary>At most 20 characters.</summary>
    public string? PostalCode { get; set; }

    /// <summary>At most 100 characters.</summary>
    public string? City { get; set; }

    /// <summary>State, province or canton; at most 100 characters.</summary>
    public string? Region { get; set; }

    /// <summary>At most 100 characters.</summary>
    public string? Country { get; set; }

    internal static EntityDraft Draft() => Start("address", "crm_address", "addresses")
        .Text(nameof(Street), a => a.Street, (a, v) => a.Street = v, maxLength: 250)
        .Text(nameof(PostalCode), a => a.PostalCode, (a, v) => a.PostalCode = v, maxLength: 20)
        .Text(nameof(City), a => a.City, (a, v) => a.City = v, maxLength: 100)
        .Text(nameof(Region), a => a.Region, (a, v) => a.Region = v, maxLength: 100)
        .Text(nameof(Country), a => a.Country, (a, v) => a.Country = v, maxLength: 100)
        .Build();
}
