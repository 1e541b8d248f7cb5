using Crm.Criteria;
using Crm.Records;
using Crm.Sales;
using Crm.Search;
using NodaTime;

namespace Crm.Contacts;

/// <summary>A person one deals with.</summary>
public sealed class Contact : Record<Contact>
{
    /// <summary>The given name; at most 100 characters. A contact has a given or a family name.</summary>
    public string? FirstName { get; set; }

    /// <summary>The family name; at most 100 characters.</summary>
    public string? LastName { get; set; }

    /// <summary>Both names; kept when saved.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The position held; at most 100 characters.</summary>
    public string? JobTitle { get; set; }

    /// <summary>Where the person works.</summary>
    public Id<Account>? AccountId { get; set; }

    /// <summary>Whom the person reports to.</summary>
    public Id<Contact>? ReportsToId { get; set; }

    /// <summary>The primary e-mail address. Kept alike with the primary one of <c>emails</c>: whichever changes, the other follows.</summary>
    public string? Email { get; set; }

    /// <summary>The primary phone number. Kept alike with the primary one of <c>phones</c>.</summary>
    public string? Phone { get; set; }

    /// <summary>How the person likes to be reached: <c>email</c>, <c>phone</c>, <c>message</c>, <c>post</c>.</summary>
    public string? PreferredChannel { get; set; }

    /// <summary>The language to write in, as a BCP 47 tag: <c>de-AT</c>.</summary>
    public string? Language { get; set; }

    /// <summary>The day of birth.</summary>
    public LocalDate? BirthDate { get; set; }

    /// <summary>Where the contact came from.</summary>
    public Id<LeadSource>? SourceId { get; set; }

    /// <summary>Its id in the system it came from; unique within the tenant.</summary>
    public string? ExternalId { get; set; }

    /// <summary>Its number, given when it is first saved where the tenant has a format for it; unique within the tenant.</summary>
    public string? Number { get; internal set; }

    internal static EntityDraft Draft() => new EntityBuilder<Contact>("contact", "crm_contact")
        .Owned(inverse: "contacts")
        .WithRecycleBin()
        .Text(nameof(FirstName), c => c.FirstName, (c, v) => c.FirstName = v, maxLength: 100)
        .Text(nameof(LastName), c => c.LastName, (c, v) => c.LastName = v, maxLength: 100)
        .Maintained(nameof(Name), c => c.Name, (c, v) => c.Name = v!, maxLength: 201, required: true)
        .Text(nameof(JobTitle), c => c.JobTitle, (c, v) => c.JobTitle = v, maxLength: 100)
        .Reference(nameof(AccountId), c => c.AccountId, (c, v) => c.AccountId = v, "account", "contacts", OnDelete.Recycle)
        .Reference(nameof(ReportsToId), c => c.ReportsToId, (c, v) => c.ReportsToId = v, "contact", "reports", OnDelete.Clear)
        .Text(nameof(Email), c => c.Email, (c, v) => c.Email = v, maxLength: ContactPoints.EmailLength)
        .Text(nameof(Phone), c => c.Phone, (c, v) => c.Phone = v, maxLength: ContactPoints.PhoneLength)
        .Text(nameof(PreferredChannel), c => c.PreferredChannel, (c, v) => c.PreferredChannel = v, TextRule.Exact, 20, choices: ["email", "phone", "message", "post"])
        .Text(nameof(Language), c => c.Language, (c, v) => c.Language = v, TextRule.Exact, 35)
        .Date(nameof(BirthDate), c => c.BirthDate, (c, v) => c.BirthDate = v)
        .Reference(nameof(SourceId), c => c.SourceId, (c, v) => c.SourceId = v, "source", "contacts", OnDelete.Clear)
        .Text(nameof(ExternalId), c => c.ExternalId, (c, v) => c.ExternalId = v, TextRule.Exact, 100, unique: true)
        .Numbered(c => c.Number, (c, v) => c.Number = v)
        .Index("EmailKey")
        .Searchable("name")
        .Searchable("email")
        .Searchable("phone", SearchKind.Phone)
        .Searchable("account.name")
        .Searchable("externalId")
        .Scored()
        .Feature("job_title", "jobTitle")
        .Feature("source", "source.name")
        .Feature("days_known", "now - createdAt")
        .Feature("has_email", "email is not null")
        .Feature("has_phone", "phone is not null")
        .Feature("account_industry", "account.industry")
        .Feature("account_employees", "account.employees")
        .Feature("activities", "activities count(phase = 'done')")
        .Feature("days_untouched", "now - activities max(at, phase = 'done')")
        .Build();
}
