using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Contacts;

/// <summary>
/// Keeps the primary e-mail address and phone number that accounts and contacts carry alike with their primary points, and the primary points one of each kind.
/// Whichever side a save changes, the other follows within it.
/// </summary>
internal static class PrimaryPoints
{
    /// <summary>The points follow what was set on the record itself.</summary>
    public static async ValueTask FollowRecordAsync(Record record, CrmSession session, PointKind kind, CancellationToken cancellationToken)
    {
        var entry = session.Tracker.Find(record is Account ? "account" : "contact", record.Key);
        var isNew = entry is null ? record.Version == 0 : entry.IsNew;
        var value = kind.OfRecord!(record);
        if (isNew ? value is null : entry is not null && Equals(value, kind.OfRecord(entry.Entity.Materialize(entry.Before!, record.Tenant))))
        {
            return;
        }

        var points = await OfAsync(session, record, kind, isNew, cancellationToken).ConfigureAwait(false);
        var primary = points.Find(p => ((IContactPoint)p).IsPrimary && PointKind.Same(kind.Read!(p), value)) ?? points.Find(p => PointKind.Same(kind.Read!(p), value));
        Demote(session, points, except: primary);
        if (value is null)
        {
            return;
        }

        if (primary is null)
        {
            primary = session.Add(kind.Make!((record as Account)?.Id, (record as Contact)?.Id));
            session.Tracker.Of(primary).IsConsequence = true;
        }

        kind.Write!(primary, value);
        ((IContactPoint)primary).IsPrimary = true;
    }

    /// <summary>The record, and the other points of the kind, follow a point that was added or changed.</summary>
    public static async ValueTask FollowPointAsync(Record point, CrmSession session, CancellationToken cancellationToken)
    {
        var kind = PointKind.Of(point);
        var entry = session.Tracker.Find(kind.Entity, point.Key);
        if (entry is { IsConsequence: true } || await OwnerAsync(point, session, cancellationToken).ConfigureAwait(false) is not { } owner)
        {
            return;
        }

        var self = (IContactPoint)point;
        var carried = kind.OfRecord?.Invoke(owner);
        var before = entry?.Before is { } row ? entry.Entity.Materialize(row, point.Tenant) : null;
        var points = await OfAsync(session, owner, kind, session.Tracker.Find(owner is Account ? "account" : "contact", owner.Key)!.IsNew, cancellationToken).ConfigureAwait(false);
        if (kind.OfRecord is not null && before is null && carried is null && !points.Exists(p => ((IContactPoint)p).IsPrimary))
        {
            // The first of its kind is the one to take.
            self.IsPrimary = true;
        }

        if (self.IsPrimary)
        {
            Demote(session, points, except: point);
            kind.ToRecord?.Invoke(owner, kind.Read!(point));
        }
        else if (before is not null && ((IContactPoint)before).IsPrimary && kind.Read is { } read && PointKind.Same(carried, read(before)))
        {
            kind.ToRecord!(owner, null);
        }
    }

    /// <summary>A record does not go on carrying a point that is deleted.</summary>
    public static async ValueTask ForgetPointAsync(Record point, CrmSession session, CancellationToken cancellationToken)
    {
        var kind = PointKind.Of(point);
        if (kind.Read is { } read && ((IContactPoint)point).IsPrimary
            && await OwnerAsync(point, session, cancellationToken).ConfigureAwait(false) is { } owner
            && PointKind.Same(kind.OfRecord!(owner), read(point)))
        {
            kind.ToRecord!(owner, null);
        }
    }

    private static void Demote(CrmSession session, List<Record> points, Record? except)
    {
        foreach (var other in points.Where(p => !ReferenceEquals(p, except) && p.Key != except?.Key && ((IContactPoint)p).IsPrimary))
        {
            session.Tracker.Of(other).Follow(() => ((IContactPoint)other).IsPrimary = false);
        }
    }

    /// <summary>The account or contact, if it is not going with the same save; null where there is none to be seen, which the check of references tells.</summary>
    private static async ValueTask<Record?> OwnerAsync(Record point, CrmSession session, CancellationToken cancellationToken)
    {
        var self = (IContactPoint)point;
        var (entity, id) = self.AccountId is { } account ? ("account", account.Value) : ("contact", self.ContactId?.Value ?? Guid.Empty);
        if (session.Tracker.Find(entity, id) is { } known)
        {
            return known.IsDeleted ? null : known.Record;
        }

        if (session.IsHosted(id))
        {
            // The host writes that record itself, with what it says of it.
            return null;
        }

        try
        {
            var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
            return await session.LoadAsync(scope, scope.State.Model[entity], id, cancellationToken).ConfigureAwait(false);
        }
        catch (CrmException e) when (e.Code == CrmErrors.NotFound)
        {
            return null;
        }
    }

    /// <summary>The points of a record as this session has them.</summary>
    private static async ValueTask<List<Record>> OfAsync(CrmSession session, Record owner, PointKind kind, bool isNew, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var entity = scope.State.Model[kind.Entity];
        var parent = entity.Parents.First(p => p.Name == (owner is Account ? "account" : "contact")).ForeignKey;
        if (!isNew)
        {
            var rows = await session.Store.QueryAsync(
                new RowQuery
                {
                    Entity = entity,
                    Tenant = scope.Tenant,
                    Restriction = null,
                    Where = new CheckedComparison(new FieldValue([], parent), ComparisonOperator.Equal, new ConstantValue(owner.Key, ValueKind.Id)),
                },
                cancellationToken).ConfigureAwait(false);
            foreach (var row in rows)
            {
                session.Tracker.Track(entity, row, scope.Tenant);
            }
        }

        return [.. session.Tracker.PartsOf(entity.Name, owner.Key).Where(e => !e.IsDeleted).Select(e => e.Record)];
    }
}
