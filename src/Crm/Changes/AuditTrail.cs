using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Changes;

/// <summary>
/// Seals the audit into a chain, outside the write path, and proves it whole. The chain covers keyed digests, so a payload can be erased without breaking it.
/// A host that keeps the newest <see cref="AuditSeal"/> elsewhere also notices when the end is cut off.
/// </summary>
public sealed class AuditTrail
{
    private readonly SessionServices services;
    private readonly EntityDefinition audit;
    private readonly EntityDefinition seals;

    internal AuditTrail(SessionServices services)
    {
        this.services = services;
        audit = services.Composition.Model["audit"];
        seals = services.Composition.Model["auditSeal"];
    }

    /// <summary>Seals the entries that no seal covers yet.</summary>
    /// <returns>The newest seal; null: there was nothing to seal, ever.</returns>
    public async ValueTask<AuditSeal?> SealAsync(TenantId tenant, CancellationToken cancellationToken = default)
    {
        var key = (await services.Tenants.GetAsync(services.Store, tenant, cancellationToken).ConfigureAwait(false)).Settings.AuditKey;
        return await services.Store.InTransactionAsync(
            async ct =>
            {
                var last = await LastAsync(tenant, ct).ConfigureAwait(false);
                while (await EntriesAsync(tenant, new CheckedIsNull(new FieldValue([], audit.Fields["sealId"])), 500, ct).ConfigureAwait(false) is { Count: > 0 } entries)
                {
                    last = Next(last, entries, key);
                    entries.ForEach(e => e.SealId = last.Key);
                    await services.Store.WriteAsync(
                        new WriteBatch(tenant, last.At, [PlainRow.Insert(seals, last), .. entries.Select(e => PlainRow.Update(audit, e, nameof(AuditEntry.SealId)))]),
                        ct).ConfigureAwait(false);
                }

                return last;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks at every entry and every seal.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="newest">The newest seal the host knows of; null: the end is not proved.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What is wrong, in words; empty: the trail is whole.</returns>
    public async ValueTask<IReadOnlyList<string>> VerifyAsync(TenantId tenant, AuditSeal? newest = null, CancellationToken cancellationToken = default)
    {
        var key = (await services.Tenants.GetAsync(services.Store, tenant, cancellationToken).ConfigureAwait(false)).Settings.AuditKey;
        var problems = new List<string>();
        var previous = "";
        var number = 0L;
        foreach (var seal in await SealsAsync(tenant, null, cancellationToken).ConfigureAwait(false))
        {
            var covered = await EntriesAsync(tenant, new CheckedComparison(new FieldValue([], audit.Fields["sealId"]), ComparisonOperator.Equal, new ConstantValue(seal.Key, ValueKind.Id)), null, cancellationToken).ConfigureAwait(false);
            if (seal.Number != ++number || covered.Count != seal.Entries || AuditDigest.OfSeal(key, seal.Number, previous, covered.Select(e => (e.Key, e.Digest))) != seal.Hash)
            {
                problems.Add($"Seal {seal.Number} does not fit the {covered.Count} entries it covers, or the seal before it.");
            }

            problems.AddRange(Edited(covered, key));
            previous = seal.Hash;
            number = seal.Number;
        }

        problems.AddRange(Edited(await EntriesAsync(tenant, new CheckedIsNull(new FieldValue([], audit.Fields["sealId"])), null, cancellationToken).ConfigureAwait(false), key));
        if (newest is not null && (number < newest.Number || (number == newest.Number && previous != newest.Hash)))
        {
            problems.Add($"The trail ends at seal {number}; seal {newest.Number} was made before.");
        }

        return problems;
    }

    /// <summary>Erases the payloads of entries; the chain stays whole, and an entry tells of the erasure.</summary>
    /// <returns>How many were erased.</returns>
    public async ValueTask<int> EraseAsync(TenantId tenant, IReadOnlyCollection<Guid> entries, CancellationToken cancellationToken = default)
    {
        var state = await services.Tenants.GetAsync(services.Store, tenant, cancellationToken).ConfigureAwait(false);
        var scope = Scope.System(state, "erasure of audit payloads");
        return await services.Store.InTransactionAsync(
            async ct =>
            {
                var found = await EntriesAsync(tenant, CrmSession.IsAmong(audit.Key!, entries), null, ct).ConfigureAwait(false);
                found.ForEach(e => e.Payload = AuditDigest.Erased(e.Payload, state.Settings.AuditKey));
                if (found.Count == 0)
                {
                    return 0;
                }

                var now = services.Clock.Now();
                var entry = AuditWriter.Write(scope, AuditWriter.Entry(scope, services.Ids, now, []));
                await services.Store.WriteAsync(
                    new WriteBatch(tenant, now, [.. found.Select(e => PlainRow.Update(audit, e, nameof(AuditEntry.Payload))), entry]) { Proof = entry },
                    ct).ConfigureAwait(false);
                return found.Count;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<string> Edited(List<AuditEntry> entries, string key) => entries
        .Where(e => AuditDigest.Of(e, key) != e.Digest)
        .Select(e => $"Entry {e.Id} does not fit its digest.");

    private AuditSeal Next(AuditSeal? last, List<AuditEntry> entries, string key)
    {
        var number = (last?.Number ?? 0) + 1;
        return new AuditSeal
        {
            // Made of its number: of two that seal at once, one fails, and nothing is sealed twice.
            Id = IdGenerator.FromName<AuditSeal>(number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Number = number,
            At = services.Clock.Now(),
            Entries = entries.Count,
            Hash = AuditDigest.OfSeal(key, number, last?.Hash ?? "", entries.Select(e => (e.Key, e.Digest))),
        };
    }

    private async ValueTask<AuditSeal?> LastAsync(TenantId tenant, CancellationToken cancellationToken) =>
        (await SealsAsync(tenant, 1, cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    private async ValueTask<List<AuditSeal>> SealsAsync(TenantId tenant, int? last, CancellationToken cancellationToken)
    {
        var rows = await services.Store.QueryAsync(
            new RowQuery
            {
                Entity = seals,
                Tenant = tenant,
                Restriction = null,
                Order = [new SortKey(new FieldValue([], seals.Fields["number"]), last is not null)],
                Limit = last,
            },
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(r => (AuditSeal)seals.Materialize(r, tenant))];
    }

    private async ValueTask<List<AuditEntry>> EntriesAsync(TenantId tenant, CheckedCriterion where, int? max, CancellationToken cancellationToken)
    {
        var rows = await services.Store.QueryAsync(new RowQuery { Entity = audit, Tenant = tenant, Restriction = null, Where = where, Limit = max }, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(r => (AuditEntry)audit.Materialize(r, tenant))];
    }
}
