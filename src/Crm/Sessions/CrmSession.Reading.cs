using Crm.Criteria;
using Crm.Data;
using Crm.Queries;
using Crm.Records;
using Crm.Security;
using Crm.Storage;

namespace Crm.Sessions;

/// <content>Reading: rows for people, records for code that changes them.</content>
public sealed partial class CrmSession
{
    /// <summary>Asks about the records of an entity.</summary>
    public RecordQuery<T> Query<T>()
        where T : Record => new(this, new(null, typeof(T)));

    /// <summary>Asks about the records of an entity by its name.</summary>
    public RecordQuery Query(string entity) => new(this, new(entity, null));

    /// <summary>The computed fields that whoever acts may use, as data.</summary>
    public async ValueTask<IReadOnlyList<ComputedField>> ComputedFieldsAsync(CancellationToken cancellationToken = default)
    {
        var scope = await ScopeAsync(cancellationToken).ConfigureAwait(false);
        return new CriteriaChecker(scope.State.Model.Catalogue).UsableComputedFields(Context(scope));
    }

    /// <summary>One record as a read-only row of the fields whoever acts may read.</summary>
    /// <exception cref="CrmException">There is none, or none that may be seen (<c>crm.not_found</c>).</exception>
    public ValueTask<Row> GetAsync<T>(Id<T> id, CancellationToken cancellationToken = default)
        where T : Record => GetAsync(Query<T>(), id.Value, cancellationToken);

    /// <summary>One record by its entity's name.</summary>
    /// <exception cref="CrmException">There is none, or none that may be seen (<c>crm.not_found</c>).</exception>
    public ValueTask<Row> GetAsync(string entity, Guid id, CancellationToken cancellationToken = default) => GetAsync(Query(entity), id, cancellationToken);

    /// <summary>A record to change: whole, for domain code, and never to be shown. Its changes take effect with <see cref="SaveAsync(CancellationToken)"/>.</summary>
    /// <exception cref="CrmException">There is none, or none that may be seen (<c>crm.not_found</c>).</exception>
    public async ValueTask<T> LoadForChangeAsync<T>(Id<T> id, CancellationToken cancellationToken = default)
        where T : Record =>
        (T)await CallAsync(scope => LoadAsync(scope, scope.State.Model.Of(typeof(T)), id.Value, cancellationToken), cancellationToken).ConfigureAwait(false);

    /// <summary>A record of a dynamic entity to change.</summary>
    /// <exception cref="CrmException">There is none, or none that may be seen (<c>crm.not_found</c>).</exception>
    public ValueTask<Record> LoadForChangeAsync(string entity, Guid id, CancellationToken cancellationToken = default) =>
        CallAsync(scope => LoadAsync(scope, scope.State.Model[entity], id, cancellationToken), cancellationToken);

    internal async ValueTask<Record> LoadAsync(Scope scope, EntityDefinition entity, Guid id, CancellationToken cancellationToken)
    {
        if (entity is { IsPlain: true, Access: not RecordAccess.System })
        {
            throw CrmException.Invalid("entity", "kept", $"A {entity.Name} is kept by the CRM alone: it is read with Query, and not changed.");
        }

        if (Tracker.Find(entity.Name, id) is { IsDeleted: false, IsNew: true } added)
        {
            return added.Record;
        }

        var rows = await Store.QueryAsync(
            new RowQuery
            {
                Entity = entity,
                Tenant = scope.Tenant,
                Restriction = scope.Policy.For(entity, Right.Read),
                Where = HasId(entity, id),
            },
            cancellationToken).ConfigureAwait(false);
        if (rows.Count > 0)
        {
            return Tracker.Track(entity, rows[0], scope.Tenant).Record;
        }

        // One that went in a merge is the one it went into.
        return await Redirects.FollowAsync(this, scope, entity, id, cancellationToken).ConfigureAwait(false) is { } survivor
            ? await LoadAsync(scope, entity, survivor, cancellationToken).ConfigureAwait(false)
            : throw CrmException.NotFound(entity.Name);
    }

    internal static CheckedCriterion HasId(EntityDefinition entity, Guid id) =>
        new CheckedComparison(new FieldValue([], entity.Key!), ComparisonOperator.Equal, new ConstantValue(id, ValueKind.Id));

    internal static CheckedCriterion IsAmong(Field field, IEnumerable<Guid> ids) =>
        new CheckedMembership(new FieldValue([], field), ids.Cast<object>().ToSequence());

    private async ValueTask<Row> GetAsync(RecordQuery query, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(query, id, cancellationToken).ConfigureAwait(false) is { } row)
        {
            return row;
        }

        // One that went in a merge is the one it went into.
        var scope = await ScopeAsync(cancellationToken).ConfigureAwait(false);
        var entity = query.Parts.Entity is { } name ? scope.State.Model[name] : scope.State.Model.Of(query.Parts.Type!);
        return await Redirects.FollowAsync(this, scope, entity, id, cancellationToken).ConfigureAwait(false) is { } survivor
            && await FindAsync(query, survivor, cancellationToken).ConfigureAwait(false) is { } merged
            ? merged
            : throw CrmException.NotFound(entity.Name);
    }

    private static async ValueTask<Row?> FindAsync(RecordQuery query, Guid id, CancellationToken cancellationToken)
    {
        var page = await query.Where("id = $id").Parameter("id", id).PageAsync(1, null, cancellationToken).ConfigureAwait(false);
        return page.Rows.Count == 1 ? page.Rows[0] : null;
    }
}
