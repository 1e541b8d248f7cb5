using Crm.Criteria;
using Crm.Records;
using Crm.Security;
using Crm.Storage;
using Crm.Tenancy;

namespace Crm.Sessions;

/// <content>Sharing single records, and why somebody may or may not see one.</content>
public sealed partial class CrmSession
{
    /// <summary>Gives a person rights on one record, or changes them. Takes effect with <see cref="SaveAsync(CancellationToken)"/>; needs the right to share it, and every right that is given.</summary>
    public ValueTask ShareAsync(Record record, Id<User> with, IReadOnlyList<Right> rights, CancellationToken cancellationToken = default) => ShareAsync(record, with.Value, rights, cancellationToken);

    /// <summary>Gives a team rights on one record.</summary>
    public ValueTask ShareAsync(Record record, Id<Team> with, IReadOnlyList<Right> rights, CancellationToken cancellationToken = default) => ShareAsync(record, with.Value, rights, cancellationToken);

    /// <summary>Gives a unit rights on one record.</summary>
    public ValueTask ShareAsync(Record record, Id<Unit> with, IReadOnlyList<Right> rights, CancellationToken cancellationToken = default) => ShareAsync(record, with.Value, rights, cancellationToken);

    /// <summary>Gives a person, team or unit rights on one record; no rights: withdraws the share.</summary>
    /// <exception cref="CrmException">Records of that kind are not shared one by one (<c>crm.invalid</c>).</exception>
    public async ValueTask ShareAsync(Record record, Guid with, IReadOnlyList<Right> rights, CancellationToken cancellationToken = default)
    {
        var scope = await ScopeAsync(cancellationToken).ConfigureAwait(false);
        var entity = Tracker.Of(record).Entity;
        if (entity.Access != RecordAccess.Owned)
        {
            throw CrmException.Invalid("record", "not_shareable", $"A {entity.Name} is not shared one by one.");
        }

        var definition = scope.State.Model["share"];
        var rows = await Store.QueryAsync(
            new RowQuery
            {
                Entity = definition,
                Tenant = scope.Tenant,
                Restriction = null,
                Where = new CheckedAllOf(
                [
                    new CheckedComparison(new FieldValue([], definition.Fields["recordId"]), ComparisonOperator.Equal, new ConstantValue(record.Key, ValueKind.Id)),
                    new CheckedComparison(new FieldValue([], definition.Fields["granteeId"]), ComparisonOperator.Equal, new ConstantValue(with, ValueKind.Id)),
                ]),
            },
            cancellationToken).ConfigureAwait(false);
        var share = rows.Count > 0
            ? (Share)Tracker.Track(definition, rows[0], scope.Tenant).Record
            : rights.Count > 0 ? Add(new Share { Entity = entity.Name, RecordId = record.Key, GranteeId = with }) : null;
        if (share is null)
        {
            return;
        }

        if (rights.Count == 0)
        {
            Delete(share);
            return;
        }

        share.CanRead = true;
        share.CanWrite = rights.Contains(Right.Write);
        share.CanDelete = rights.Contains(Right.Delete);
        share.CanAssign = rights.Contains(Right.Assign);
        share.CanShare = rights.Contains(Right.Share);
    }

    /// <summary>
    /// Why a person may, or may not, do something with a record. Whoever asks must see the record; a person who may not see it is told so
    /// only by who does. In the system scope about anybody.
    /// </summary>
    /// <exception cref="CrmException">Whoever asks may not see the record, or the person is unknown (<c>crm.not_found</c>).</exception>
    public async ValueTask<AccessExplanation> ExplainAccessAsync(string entity, Guid id, Id<User> user, Right right = Right.Read, CancellationToken cancellationToken = default)
    {
        var scope = await ScopeAsync(cancellationToken).ConfigureAwait(false);
        var definition = scope.State.Model[entity];
        id = (Guid)(await GetAsync(entity, id, cancellationToken).ConfigureAwait(false))["id"]!;
        var person = await services.Directory.FindUserAsync(scope.Tenant, user, cancellationToken).ConfigureAwait(false) ?? throw CrmException.NotFound("user");
        return await AccessExplainer.ExplainAsync(this, scope, definition, id, person, right, cancellationToken).ConfigureAwait(false);
    }
}
