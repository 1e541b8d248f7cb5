using Crm.Changes;
using Crm.Records;
using Crm.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Crm.EntityFrameworkCore.Tests;

/// <summary>Stands for the session: notes what it is asked to judge, and writes one outbox row a change as its feed.</summary>
internal sealed class FakeSession(DbContext context, IdGenerator ids) : IHostedSaves
{
    public static readonly Instant SavedAt = Instant.FromUtc(2026, 5, 1, 0, 0);

    public CrmModel Model => Seed.Model;

    public List<HostChange> Seen { get; } = [];

    public Func<IReadOnlyList<HostChange>, Task>? Judge { get; set; }

    public ValueTask OpenAsync(CancellationToken cancellationToken = default) => default;

    public async ValueTask BeforeSaveAsync(IReadOnlyList<HostChange> changes, CancellationToken cancellationToken)
    {
        Seen.AddRange(changes);
        foreach (var change in changes)
        {
            await Seed.InsertAsync(context, Event(change));
            if (change.After is { } row)
            {
                row[EntityDefinition.VersionSlot] = change.ClaimedVersion + 1;
                row[EntityDefinition.ChangedAtSlot] = SavedAt;
                row[EntityDefinition.CreatedAtSlot] = change.Before?[EntityDefinition.CreatedAtSlot] ?? SavedAt;
            }
        }

        if (Judge is not null)
        {
            await Judge(changes);
        }
    }

    private OutboxEntry Event(HostChange change)
    {
        var definition = Model.Of(typeof(OutboxEntry));
        var entry = new OutboxEntry();
        var row = definition.Snapshot(entry);
        row[0] = ids.NextGuid();
        foreach (var (column, value) in new (string, object)[]
        {
            ("entity", change.Entity.Name), ("record_id", change.Record.Key), ("type", change.Kind.ToString()), ("occurred_at", SavedAt), ("due_at", SavedAt), ("lease_until", Time.Earliest),
        })
        {
            row[definition.Slots.Single(s => s.Column == column).Ordinal] = value;
        }

        definition.Fill(entry, row);
        typeof(Crm.Records.Record).GetProperty("Tenant")!.SetValue(entry, change.Record.Tenant);
        return entry;
    }
}
