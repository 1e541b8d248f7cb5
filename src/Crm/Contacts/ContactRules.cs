using Crm.Records;
using Crm.Sessions;

namespace Crm.Contacts;

/// <summary>What accounts, contacts and what belongs to them take before they are saved.</summary>
internal static class ContactRules
{
    public static async ValueTask ContactAsync(Record record, bool isNew, CrmSession session, ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        var contact = (Contact)record;
        contact.Name = string.Join(' ', new[] { contact.FirstName?.Trim(), contact.LastName?.Trim() }.Where(n => !string.IsNullOrEmpty(n)));
        if (contact.Name.Length == 0)
        {
            errors.Add(new("lastName", "required", "A contact has a given or a family name."));
        }

        if (contact.ReportsToId == contact.Id)
        {
            errors.Add(new("reportsTo", "cycle", "Nobody reports to themselves."));
        }

        ContactPoints.Check(contact.Email, contact.Phone, errors);
        await PrimaryPoints.FollowRecordAsync(contact, session, PointKind.Email, cancellationToken).ConfigureAwait(false);
        await PrimaryPoints.FollowRecordAsync(contact, session, PointKind.Phone, cancellationToken).ConfigureAwait(false);
    }

    public static async ValueTask AccountAsync(Record record, bool isNew, CrmSession session, ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        var account = (Account)record;
        ContactPoints.Check(account.Email, account.Phone, errors);
        await AccountHierarchy.CheckAsync(account, session, errors, cancellationToken).ConfigureAwait(false);
        await PrimaryPoints.FollowRecordAsync(account, session, PointKind.Email, cancellationToken).ConfigureAwait(false);
        await PrimaryPoints.FollowRecordAsync(account, session, PointKind.Phone, cancellationToken).ConfigureAwait(false);
    }

    public static async ValueTask PointAsync(Record record, bool isNew, CrmSession session, ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        var point = (IContactPoint)record;
        if (point.AccountId is null == point.ContactId is null)
        {
            errors.Add(new("contact", "one_of", "It belongs to an account or to a contact, and to one of them only."));
            return;
        }

        switch (record)
        {
            case EmailAddress email:
                ContactPoints.Check(email.Address, null, errors);
                break;
            case PhoneNumber phone:
                ContactPoints.Check(null, phone.Number, errors);
                phone.Digits = ContactPoints.DigitsOf(phone.Number);
                break;
            case PostalAddress { Street: null, PostalCode: null, City: null, Region: null, Country: null }:
                errors.Add(new("city", "required", "A postal address has at least one of its parts."));
                break;
        }

        await PrimaryPoints.FollowPointAsync(record, session, cancellationToken).ConfigureAwait(false);
    }

    public static ValueTask PointDeletedAsync(Record record, bool isNew, CrmSession session, ICollection<FieldError> errors, CancellationToken cancellationToken) =>
        PrimaryPoints.ForgetPointAsync(record, session, cancellationToken);

    public static ValueTask RelationshipAsync(Record record, bool isNew, CrmSession session, ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        var relationship = (Relationship)record;
        if (relationship.ContactId is null == relationship.AccountId is null)
        {
            errors.Add(new("contact", "one_of", "A contact or an account plays the role, and only one of them."));
        }

        if (new[] { relationship.ToContactId?.Value, relationship.ToAccountId?.Value, relationship.ToDealId?.Value }.Count(t => t is not null) != 1)
        {
            errors.Add(new("toDeal", "one_of", "The role is played towards one contact, account or deal."));
        }

        if ((relationship.ContactId is { } contact && contact == relationship.ToContactId) || (relationship.AccountId is { } account && account == relationship.ToAccountId))
        {
            errors.Add(new("toContact", "cycle", "Nobody plays a role towards themselves."));
        }

        if (relationship is { From: { } from, Until: { } until } && until < from)
        {
            errors.Add(new("until", "out_of_range", "The last day does not lie before the first."));
        }

        return ValueTask.CompletedTask;
    }
}
