using Crm.Records;
using Crm.Sessions;
using Crm.Tenancy;

namespace Crm.Bulk;

/// <summary>What is to be done with each record.</summary>
/// <param name="IsDeletion">Whether it is deleted.</param>
/// <param name="Prepare">Checks it against the entity and the rights of whoever acts, before anything is done; gives what does it.</param>
internal sealed record BulkAction(bool IsDeletion, Func<Scope, EntityDefinition, Action<CrmSession, Record>> Prepare);

/// <summary>The actions other than setting fields.</summary>
internal static class BulkActions
{
    public static BulkAction Assign(Id<User>? owner) => new(false, (_, entity) => entity.Access == RecordAccess.Owned
        ? (session, record) => session.Assign(record, owner)
        : throw CrmException.Invalid("owner", "not_owned", $"A {entity.Name} has no owner."));

    public static BulkAction Delete(bool permanently) => new(true, (_, _) => (session, record) => session.Delete(record, permanently));

    public static BulkAction Change<T>(Action<T> change)
        where T : Record => new(false, (_, entity) => entity.ClrType == typeof(T)
        ? (_, record) => change((T)record)
        : throw CrmException.Invalid("entity", "wrong_type", $"The records of '{entity.Name}' are not of the type {typeof(T).Name}."));
}
