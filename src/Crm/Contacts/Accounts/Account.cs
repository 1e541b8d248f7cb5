using Crm.Criteria;
using Crm.Records;
using Crm.Sales;
using Crm.Search;

namespace Crm.Contacts;

/// <summary>An organisation that is, was or may become a customer.</summary>
public sealed class Account : Record<Account>
{
    /// <summary>Its name, 1-200 characters.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it does; at most 100 characters.</summary>
    public string? Industry { get; set; }

    /// <summary>The country of its head office; at most 100 characters.</summary>
    public string? Country { get; set; }

    /// <summary>How many people work there.</summary>
    public long? Employees { get; set; }

    /// <summary>Its yearly revenue in the tenant's base currency.</summary>
    public decimal? Revenue { get; set; }

    /// <summary>The account it belongs to.</summary>
    public Id<Account>? ParentId { get; set; }

    /// <summary>The territory it lies in; its deals count there.</summary>
    public Id<Territory>? TerritoryId { get; set; }

    /// <summary>The primary e-mail address. Kept alike with the primary one of <c>emails</c>.</summary>
    public string? Email { get; set; }

    /// <summary>The primary phone number. Kept alike with the primary one of <c>phones</c>.</summary>
    public string? Phone { get; set; }

    /// <summary>Its site on the web; at most 250 characters.</summary>
    public string? Website { get; set; }

    /// <summary>Its id in the system it came from; unique within the tenant.</summary>
    public string? ExternalId { get; set; }

    /// <summary>Its number, given when it is first saved where the tenant has a format for it; unique within the tenant.</summary>
    public string? Number { get; internal set; }

    internal static EntityDraft Draft() => new EntityBuilder<Account>("account", "crm_account")
        .Owned(inverse: "accounts")
        .WithRecycleBin()
        .Text(nameof(Name), a => a.Name, (a, v) => a.Name = v!, required: true)
        .Text(nameof(Industry), a => a.Industry, (a, v) => a.Industry = v, maxLength: 100)
        .Text(nameof(Country), a => a.Country, (a, v) => a.Country = v, maxLength: 100)
        .Integer(nameof(Employees), a => a.Employees, (a, v) => a.Employees = v)
        .Decimal(nameof(Revenue), a => a.Revenue, (a, v) => a.Revenue = v)
        .Reference(nameof(ParentId), a => a.ParentId, (a, v) => a.ParentId = v, "account", "subsidiaries", OnDelete.Clear)
        .Reference(nameof(TerritoryId), a => a.TerritoryId, (a, v) => a.TerritoryId = v, "territory", "accounts", OnDelete.Restrict)
        .Text(nameof(Email), a => a.Email, (a, v) => a.Email = v, maxLength: ContactPoints.EmailLength)
        .Text(nameof(Phone), a => a.Phone, (a, v) => a.Phone = v, maxLength: ContactPoints.PhoneLength)
        .Text(nameof(Website), a => a.Website, (a, v) => a.Website = v, maxLength: 250)
        .Text(nameof(ExternalId), a => a.ExternalId, (a, v) => a.ExternalId = v, TextRule.Exact, 100, unique: true)
        .Numbered(a => a.Number, (a, v) => a.Number = v)
        .Searchable("name")
        .Searchable("email")
        .Searchable("phone", SearchKind.Phone)
        .Searchable("externalId")
        .Scored()
        .Feature("industry", "industry")
        .Feature("country", "country")
        .Feature("employees", "employees")
        .Feature("revenue", "revenue")
        .Feature("days_known", "now - createdAt")
        .Feature("deals_won", "deals count(stage.kind = won)")
        .Feature("deals_lost", "deals count(stage.kind = lost)")
        .Feature("deals_open", "deals count(stage.kind = open)")
        .Feature("amount_won", "deals sum(amount, stage.kind = won)")
        .Feature("days_since_won", "now - deals max(closedAt, stage.kind = won)")
        .Feature("contacts", "contacts count")
        .Feature("activities", "activities count(phase = 'done')")
        .Build();
}
