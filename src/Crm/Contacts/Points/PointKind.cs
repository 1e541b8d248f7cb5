using Crm.Criteria;
using Crm.Records;

namespace Crm.Contacts;

/// <summary>One kind of contact point, and how the record it belongs to carries its primary one.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Read">The value of a point; null for kinds that records do not carry.</param>
/// <param name="Write">Sets it.</param>
/// <param name="Make">A new point.</param>
/// <param name="OfRecord">The primary value that an account or a contact carries.</param>
/// <param name="ToRecord">Sets that.</param>
internal sealed record PointKind(
    string Entity,
    Func<Record, string>? Read = null,
    Action<Record, string>? Write = null,
    Func<Id<Account>?, Id<Contact>?, Record>? Make = null,
    Func<Record, string?>? OfRecord = null,
    Action<Record, string?>? ToRecord = null)
{
    public static PointKind Email { get; } = new(
        "email",
        p => ((EmailAddress)p).Address,
        (p, v) => ((EmailAddress)p).Address = v,
        (account, contact) => new EmailAddress { AccountId = account, ContactId = contact },
        r => r is Account a ? a.Email : ((Contact)r).Email,
        (r, v) => _ = r is Account a ? a.Email = v : ((Contact)r).Email = v);

    public static PointKind Phone { get; } = new(
        "phone",
        p => ((PhoneNumber)p).Number,
        (p, v) => ((PhoneNumber)p).Number = v,
        (account, contact) => new PhoneNumber { AccountId = account, ContactId = contact },
        r => r is Account a ? a.Phone : ((Contact)r).Phone,
        (r, v) => _ = r is Account a ? a.Phone = v : ((Contact)r).Phone = v);

    public static PointKind Of(Record point) => point switch
    {
        EmailAddress => Email,
        PhoneNumber => Phone,
        PostalAddress => new("address"),
        _ => new("handle"),
    };

    /// <summary>Whether two values are the same but for case.</summary>
    public static bool Same(string? a, string? b) => a is null || b is null ? a == b : TextFolding.Fold(a) == TextFolding.Fold(b);
}
