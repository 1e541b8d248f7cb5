using Crm.Activities;
using Crm.Collaboration;
using Crm.Contacts;
using Crm.Criteria;
using Crm.Records;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>
/// Moves all that refers to the losers to the survivor, seen or not: the CRM's own entities, those of plugins and tenants, and shares. What would then stand there twice
/// (a tag, a follower, an address, somebody who takes part) goes.
/// </summary>
internal sealed class MovedChildren(MergeScene scene, Record survivor)
{
    /// <summary>So many records move in one merge at most: they are one transaction.</summary>
    private const int MostMoved = 50_000;

    private readonly HashSet<Guid> losers = [.. scene.Losers];
    private readonly HashSet<Tracked> moved = [];

    private ChangeTracker Tracker => scene.Session.Tracker;

    /// <summary>By the CRM's own references: what a plugin's reference means of an address or a tag is not that it hangs there.</summary>
    private IEnumerable<RelationDefinition> OwnChildren => scene.Children.Where(r => r.ForeignKey.Custom is null);

    /// <exception cref="CrmException">There are too many (<c>crm.invalid</c>).</exception>
    public async ValueTask RunAsync(CancellationToken cancellationToken)
    {
        foreach (var relation in scene.Children)
        {
            await MoveAsync(relation, cancellationToken).ConfigureAwait(false);
        }

        DropRelationshipsWithOneself();
        foreach (var relation in OwnChildren.Where(r => KeyOf(r.Declaring) is not null))
        {
            await UniteAsync(relation, KeyOf(relation.Declaring)!, cancellationToken).ConfigureAwait(false);
        }

        foreach (var relation in OwnChildren.Where(r => typeof(IContactPoint).IsAssignableFrom(scene.Scope.State.Model[r.Declaring].ClrType)))
        {
            SettlePrimary(relation);
        }

        await MovedExternalIds.RunAsync(scene, cancellationToken).ConfigureAwait(false);
        if (scene.Entity.Access == RecordAccess.Owned)
        {
            await MoveSharesAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask MoveAsync(RelationDefinition relation, CancellationToken cancellationToken)
    {
        var child = scene.Scope.State.Model[relation.Declaring];
        foreach (var row in await scene.ReferringAsync(relation, losers, cancellationToken).ConfigureAwait(false))
        {
            var id = MergeScene.IdOf(row);
            if (child.Name == scene.Entity.Name && (losers.Contains(id) || id == scene.Survivor))
            {
                // One of the merge itself: where the survivor lies is decided with its fields.
                continue;
            }

            var entry = Tracker.Track(child, row, scene.Scope.Tenant);
            entry.GoAlong(() => MergeScene.Write(relation.ForeignKey, entry.Record, scene.Survivor));
            moved.Add(entry);
            if (moved.Count > MostMoved)
            {
                throw CrmException.Invalid("losers", "too_many", $"More than {MostMoved} records would move; merge fewer at once.");
            }
        }
    }

    /// <summary>Nobody plays a role towards themselves.</summary>
    private void DropRelationshipsWithOneself()
    {
        foreach (var entry in moved.Where(e => e.Record is Relationship r && ((r.ContactId is { } c && c == r.ToContactId) || (r.AccountId is { } a && a == r.ToAccountId))))
        {
            entry.GoForGood();
        }
    }

    /// <summary>By what two records of one kind at one record are the same; null: they never are.</summary>
    private static Func<Record, string>? KeyOf(string entity) => entity switch
    {
        "tagging" => r => $"{((Tagging)r).TagId}",
        "follower" => r => $"{((Follower)r).UserId}",
        "participant" => r => $"{((Participant)r).ActivityId}",
        "email" => r => TextRules.Key(((EmailAddress)r).Address),
        "phone" => r => ((PhoneNumber)r).Digits,
        "handle" => r => ((SocialHandle)r).Network + " " + TextRules.Key(((SocialHandle)r).Handle),
        "address" => r => AddressKey((PostalAddress)r),
        _ => null,
    };

    private static string AddressKey(PostalAddress a) =>
        string.Join('\n', new[] { a.Street, a.PostalCode, a.City, a.Region, a.Country }.Select(p => TextRules.Key(string.Join(' ', (p ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))));

    private async ValueTask UniteAsync(RelationDefinition relation, Func<Record, string> key, CancellationToken cancellationToken)
    {
        var child = scene.Scope.State.Model[relation.Declaring];
        foreach (var row in await scene.ReferringAsync(relation, [scene.Survivor], cancellationToken).ConfigureAwait(false))
        {
            Tracker.Track(child, row, scene.Scope.Tenant);
        }

        foreach (var same in OfSurvivor(relation).GroupBy(e => key(e.Record)).Where(g => g.Skip(1).Any()))
        {
            // The one whose text the survivor carries stays, else the survivor's own, else the oldest.
            var kept = same.OrderByDescending(e => IsCarried(e.Record)).ThenBy(moved.Contains).ThenBy(e => e.Record.Key).First();
            foreach (var twin in same.Where(e => e != kept))
            {
                twin.GoForGood();
            }
        }
    }

    /// <summary>Of each kind of address one is the primary one: the one that the survivor carries; of kinds that are not carried, the survivor's own before others.</summary>
    private void SettlePrimary(RelationDefinition relation)
    {
        var primary = OfSurvivor(relation).Where(e => ((IContactPoint)e.Record).IsPrimary).ToList();
        var first = relation.Declaring is "email" or "phone"
            ? OfSurvivor(relation).FirstOrDefault(e => IsCarried(e.Record))
            : primary.OrderBy(moved.Contains).ThenBy(e => e.Record.Key).FirstOrDefault();
        foreach (var entry in primary.Where(e => e != first))
        {
            entry.GoAlong(() => ((IContactPoint)entry.Record).IsPrimary = false);
        }

        if (first is not null && !((IContactPoint)first.Record).IsPrimary)
        {
            first.GoAlong(() => ((IContactPoint)first.Record).IsPrimary = true);
        }
    }

    private bool IsCarried(Record point) =>
        point is EmailAddress or PhoneNumber && PointKind.Of(point) is var kind && kind.OfRecord!(survivor) is { } carried && PointKind.Same(carried, kind.Read!(point));

    private List<Tracked> OfSurvivor(RelationDefinition relation) =>
        [.. Tracker.Entries.Where(e => e.Entity.Name == relation.Declaring && !e.IsDeleted && Equals(relation.ForeignKey.Read(e.Entity.Snapshot(e.Record)), scene.Survivor)).OrderBy(e => e.Record.Key)];

    /// <summary>Shares point at records without a reference. With whom both were shared has the rights of both on the one.</summary>
    private async ValueTask MoveSharesAsync(CancellationToken cancellationToken)
    {
        var definition = scene.Scope.State.Model["share"];
        var rows = await scene.Session.Store.QueryAsync(
            new RowQuery { Entity = definition, Tenant = scene.Scope.Tenant, Restriction = null, Where = CrmSession.IsAmong(definition.Fields["recordId"], [scene.Survivor, .. losers]) },
            cancellationToken).ConfigureAwait(false);
        foreach (var group in rows.Select(r => Tracker.Track(definition, r, scene.Scope.Tenant)).GroupBy(e => ((Share)e.Record).GranteeId))
        {
            var shares = group.OrderByDescending(e => ((Share)e.Record).RecordId == scene.Survivor).ThenBy(e => e.Record.Key).ToList();
            var kept = (Share)shares[0].Record;
            shares[0].GoAlong(() =>
            {
                kept.RecordId = scene.Survivor;
                foreach (var other in shares.Skip(1).Select(e => (Share)e.Record))
                {
                    kept.CanRead |= other.CanRead;
                    kept.CanWrite |= other.CanWrite;
                    kept.CanDelete |= other.CanDelete;
                    kept.CanAssign |= other.CanAssign;
                    kept.CanShare |= other.CanShare;
                }
            });
            shares.Skip(1).ToList().ForEach(e => e.GoForGood());
        }
    }
}
