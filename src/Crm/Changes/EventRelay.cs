using System.Globalization;
using System.Text.Json;
using Crm.Criteria;
using Crm.Extensibility;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Crm.Changes;

/// <summary>
/// Delivers events from the outbox to their handlers, after commit: at least once, in order per record, again after a failure, until it gives up.
/// Several relays may work on one database. <c>Crm.Hosting</c> runs one in the background; tests and small programs call it themselves.
/// </summary>
public sealed class EventRelay
{
    private readonly SessionServices services;
    private readonly EntityDefinition outbox;
    private readonly string claimant;

    internal EventRelay(SessionServices services)
    {
        this.services = services;
        outbox = services.Composition.Model["outbox"];
        claimant = services.Ids.NextGuid().ToString("N", CultureInfo.InvariantCulture);
    }

    private CrmOptions Options => services.Composition.Options;

    /// <summary>Delivers what is due until nothing more is.</summary>
    /// <returns>How many deliveries were tried.</returns>
    public async ValueTask<int> DeliverAsync(CancellationToken cancellationToken = default)
    {
        var total = 0;
        int round;
        do
        {
            round = await DeliverBatchAsync(cancellationToken).ConfigureAwait(false);
            total += round;
        }
        while (round > 0);

        return total;
    }

    /// <summary>Puts a dead event back, to be tried anew from its first attempt.</summary>
    /// <exception cref="CrmException">There is no such dead event (<c>crm.not_found</c>).</exception>
    public async ValueTask ReviveAsync(TenantId tenant, Guid eventId, CancellationToken cancellationToken = default)
    {
        var entry = (await FindAsync(tenant, OutboxStates.Dead, CrmSession.HasId(outbox, eventId), 1, cancellationToken).ConfigureAwait(false)).FirstOrDefault()
            ?? throw CrmException.NotFound("event");
        (entry.State, entry.Attempts, entry.DueAt, entry.ClosedAt, entry.LeaseUntil) = (OutboxStates.Waiting, 0, services.Clock.Now(), null, Time.Earliest);
        var row = PlainRow.Update(outbox, entry, nameof(OutboxEntry.State), nameof(OutboxEntry.Attempts), nameof(OutboxEntry.DueAt), nameof(OutboxEntry.ClosedAt), nameof(OutboxEntry.LeaseUntil));
        await WriteAsync(tenant, row, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The events that were given up, oldest first.</summary>
    public async ValueTask<IReadOnlyList<DeadEvent>> DeadAsync(TenantId tenant, int max = 100, CancellationToken cancellationToken = default) =>
        [.. (await FindAsync(tenant, OutboxStates.Dead, null, max, cancellationToken).ConfigureAwait(false))
            .Select(e => new DeadEvent(e.Key, e.Type, e.Entity, e.RecordId, e.OccurredAt, (int)e.Attempts, e.Error ?? ""))];

    /// <summary>Removes delivered events that are older than the retention.</summary>
    /// <returns>How many.</returns>
    public async ValueTask<int> PurgeAsync(TenantId tenant, CancellationToken cancellationToken = default)
    {
        var before = services.Clock.Now() - Options.EventRetention;
        var old = new CheckedComparison(new FieldValue([], outbox.Fields["closedAt"]), ComparisonOperator.Less, new ConstantValue(before, ValueKind.Instant));
        var purged = 0;
        while (await FindAsync(tenant, OutboxStates.Done, old, 500, cancellationToken).ConfigureAwait(false) is { Count: > 0 } entries)
        {
            await services.Store.InTransactionAsync(
                async ct =>
                {
                    await services.Store.WriteAsync(new WriteBatch(tenant, before, [.. entries.Select(e => PlainRow.Delete(outbox, e.Key))]), ct).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
            purged += entries.Count;
        }

        return purged;
    }

    private async ValueTask<int> DeliverBatchAsync(CancellationToken cancellationToken)
    {
        var now = services.Clock.Now();
        var lease = now + Options.EventLease;
        var rows = await services.Store.ClaimEventsAsync(outbox, claimant, now, lease, Options.EventBatch, cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
        {
            if (services.Clock.Now() >= lease)
            {
                // The rest is anybody's again.
                break;
            }

            var tenant = new TenantId((string)row[^1]!);
            var entry = (OutboxEntry)outbox.Materialize(row[..^1], tenant);
            await DeliverAsync(tenant, entry, cancellationToken).ConfigureAwait(false);
        }

        return rows.Count;
    }

    private async ValueTask DeliverAsync(TenantId tenant, OutboxEntry entry, CancellationToken cancellationToken)
    {
        using var activity = Telemetry.Source.StartActivity("crm.deliver");
        activity?.SetTag("crm.event", entry.Type);
        var lease = entry.LeaseUntil;
        if (!await BeginAsync(tenant, entry, lease, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            if (entry.Attempts > Options.EventAttempts)
            {
                throw new CrmException(CrmErrors.Configuration, "Every attempt ended before its outcome was noted.");
            }

            await HandleAsync(tenant, entry, cancellationToken).ConfigureAwait(false);
            (entry.State, entry.ClosedAt, entry.Error) = (OutboxStates.Done, services.Clock.Now(), null);
            Telemetry.Delivered(entry.Type);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Fail(entry, e.GetType().Name);
        }

        await CloseAsync(tenant, entry, lease, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Counts the attempt before it is made, so that an event that ends the process is given up too; one that was only claimed has not been tried.</summary>
    private ValueTask<bool> BeginAsync(TenantId tenant, OutboxEntry entry, Instant lease, CancellationToken cancellationToken)
    {
        entry.Attempts++;
        return WriteIfMineAsync(tenant, lease, PlainRow.Update(outbox, entry, nameof(OutboxEntry.Attempts)), cancellationToken);
    }

    /// <summary>Notes how the delivery went.</summary>
    private ValueTask<bool> CloseAsync(TenantId tenant, OutboxEntry entry, Instant lease, CancellationToken cancellationToken)
    {
        var row = PlainRow.Update(outbox, entry, nameof(OutboxEntry.State), nameof(OutboxEntry.ClosedAt), nameof(OutboxEntry.Error), nameof(OutboxEntry.DueAt), nameof(OutboxEntry.LeaseUntil));
        return WriteIfMineAsync(tenant, lease, row, cancellationToken);
    }

    /// <summary>Writes, unless another relay has taken the event over meanwhile: then it is its to write.</summary>
    private ValueTask<bool> WriteIfMineAsync(TenantId tenant, Instant lease, RowWrite row, CancellationToken cancellationToken) =>
        services.Store.InTransactionAsync(
            async ct =>
            {
                var stored = await FindAsync(tenant, OutboxStates.Waiting, CrmSession.HasId(outbox, row.Id), 1, ct).ConfigureAwait(false);
                if (stored is not [var mine] || mine.Claimant != claimant || mine.LeaseUntil != lease)
                {
                    return false;
                }

                await services.Store.WriteAsync(new WriteBatch(tenant, services.Clock.Now(), [row]), ct).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    private void Fail(OutboxEntry entry, string error)
    {
        entry.Error = error;
        if (entry.Attempts >= Options.EventAttempts)
        {
            (entry.State, entry.ClosedAt) = (OutboxStates.Dead, services.Clock.Now());
            Telemetry.Dead(entry.Type);
            Log.EventDead(services.Logger, entry.Key, entry.Type, entry.Attempts, error);
            return;
        }

        var wait = Options.EventRetryDelay * Math.Pow(2, Math.Min(entry.Attempts - 1, 20));
        entry.DueAt = services.Clock.Now() + (wait < Duration.FromHours(1) ? wait : Duration.FromHours(1));
        entry.LeaseUntil = Time.Earliest;
        Telemetry.Failed(entry.Type);
        Log.DeliveryFailed(services.Logger, entry.Key, entry.Type, entry.Attempts, error);
    }

    private async ValueTask HandleAsync(TenantId tenant, OutboxEntry entry, CancellationToken cancellationToken)
    {
        var composition = services.Composition;
        if (!composition.EventTypes.TryGetValue(entry.Type, out var type))
        {
            return;
        }

        var e = JsonSerializer.Deserialize(entry.Payload, type, CrmJson.Options)!;
        var scope = services.Provider.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var inner = scope.ServiceProvider.GetRequiredService<SessionServices>();
            foreach (var handler in composition.Handlers[entry.Type])
            {
                var session = new CrmSession(inner, (tenant, $"handler of {entry.Type}"));
                var context = new EventContext(tenant, entry.Key, entry.OccurredAt, (int)entry.Attempts, scope.ServiceProvider, session);
                await handler.HandleAsync(e, context, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask WriteAsync(TenantId tenant, RowWrite row, CancellationToken cancellationToken) =>
        await services.Store.InTransactionAsync(
            async ct =>
            {
                await services.Store.WriteAsync(new WriteBatch(tenant, services.Clock.Now(), [row]), ct).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);

    private async ValueTask<List<OutboxEntry>> FindAsync(TenantId tenant, string state, CheckedCriterion? where, int max, CancellationToken cancellationToken)
    {
        var rows = await services.Store.QueryAsync(
            new RowQuery
            {
                Entity = outbox,
                Tenant = tenant,
                Restriction = null,
                Where = CheckedCriterion.And(new CheckedComparison(new FieldValue([], outbox.Fields["state"]), ComparisonOperator.Equal, new ConstantValue(state, ValueKind.Text)), where),
                Limit = max,
            },
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(r => (OutboxEntry)outbox.Materialize(r, tenant))];
    }
}

/// <summary>An event that was given up.</summary>
public sealed record DeadEvent(Guid Id, string Type, string Entity, Guid RecordId, Instant OccurredAt, int Attempts, string Error);
