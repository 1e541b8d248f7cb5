using Crm.Activities;
using Crm.Contacts;
using Crm.Records;
using Crm.Sales;
using Crm.Sessions;

namespace Crm.Collaboration;

/// <summary>Hangs things on records, and finds what hangs there.</summary>
internal static class Attachment
{
    /// <summary>Hangs something new on a record of the session.</summary>
    /// <exception cref="CrmException">The record is not of this session, or of an entity on which nothing hangs (<c>crm.invalid</c>).</exception>
    public static T Hang<T>(CrmSession session, Record record, T attached)
        where T : IAttached
    {
        session.Tracker.Of(record);
        switch (record)
        {
            case Account account: attached.AccountId = account.Id; break;
            case Contact contact: attached.ContactId = contact.Id; break;
            case Deal deal: attached.DealId = deal.Id; break;
            case Activity activity: attached.ActivityId = activity.Id; break;
            default: throw CrmException.Invalid("record", "not_attachable", "Tags, followers, comments and files hang on accounts, contacts, deals and activities.");
        }

        return attached;
    }

    /// <summary>What hangs on a record as the session has it.</summary>
    public static ValueTask<List<T>> OfAsync<T>(CrmSession session, Scope scope, Record record, CancellationToken cancellationToken)
        where T : Record, IAttached, new()
    {
        Hang(session, record, new T());
        return Related.TrackedAsync<T>(session, scope, scope.State.Model.Of(record).Name, record, cancellationToken);
    }

    /// <summary>Adds what hangs there once at most, by an id that says so; what the session was to delete stays.</summary>
    public static void AddOnce<T>(CrmSession session, T attached, Guid id)
        where T : Record
    {
        var entity = session.Services.Composition.Model.Of(attached).Name;
        if (session.Tracker.Find(entity, id) is { IsDeleted: true } deleted)
        {
            deleted.IsDeleted = false;
            return;
        }

        attached.Key = id;
        session.Add(attached);
    }

    public static ValueTask OneRecordAsync(Record record, bool isNew, CrmSession session, ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        var attached = (IAttached)record;
        if (new object?[] { attached.AccountId, attached.ContactId, attached.DealId, attached.ActivityId }.Count(p => p is not null) != 1)
        {
            errors.Add(new("account", "one_of", "It hangs on an account, a contact, a deal or an activity: one of them."));
        }

        return ValueTask.CompletedTask;
    }
}
