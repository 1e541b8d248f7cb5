using Crm.Changes;
using Crm.Records;
using NodaTime;

namespace Crm.InMemory.Tables;

/// <summary>Finds the events that are due and notes whose they are.</summary>
internal sealed class EventClaims(EntityDefinition outbox)
{
    private readonly int record = Slot(outbox, nameof(OutboxEntry.RecordId));
    private readonly int sequence = Slot(outbox, nameof(OutboxEntry.Sequence));
    private readonly int state = Slot(outbox, nameof(OutboxEntry.State));
    private readonly int due = Slot(outbox, nameof(OutboxEntry.DueAt));
    private readonly int lease = Slot(outbox, nameof(OutboxEntry.LeaseUntil));
    private readonly int occurred = Slot(outbox, nameof(OutboxEntry.OccurredAt));
    private readonly int claimant = Slot(outbox, nameof(OutboxEntry.Claimant));

    /// <summary>The tables with the claims noted, and the claimed rows with their tenants.</summary>
    public (TableSet Tables, IReadOnlyList<object?[]> Rows) Claim(TableSet tables, string by, Instant now, Instant until, int max)
    {
        var claimed = tables.Of(outbox.Name)
            .SelectMany(t => First(t.Value).Select(row => (t.Key, Row: row)))
            .Where(e => (Instant)e.Row[due]! <= now && (Instant)e.Row[lease]! <= now)
            .OrderBy(e => (Instant)e.Row[occurred]!).ThenBy(e => (Guid)e.Row[EntityDefinition.IdSlot]!)
            .Take(max)
            .Select(e => (Name: e.Key, Row: Leased(e.Row, by, until)))
            .ToList();
        var changed = claimed.GroupBy(e => e.Name).Select(g => KeyValuePair.Create(g.Key, With(tables[g.Key], g.Select(e => e.Row))));
        return (tables.With(changed), [.. claimed.Select(e => (object?[])[.. e.Row, e.Name.Tenant.Value])]);
    }

    /// <summary>Of each record the first event that is not done.</summary>
    private IEnumerable<object?[]> First(Table table) => table.Rows.Values
        .Where(row => (string?)row[state] == OutboxStates.Waiting)
        .GroupBy(row => (Guid)row[record]!)
        .Select(events => events.MinBy(row => ((long)row[sequence]!, (Guid)row[EntityDefinition.IdSlot]!))!);

    private object?[] Leased(object?[] row, string by, Instant until)
    {
        object?[] result = [.. row];
        (result[claimant], result[lease]) = (by, until);
        return result;
    }

    private static Table With(Table table, IEnumerable<object?[]> rows) =>
        new(table.Rows.SetItems(rows.Select(row => KeyValuePair.Create((Guid)row[EntityDefinition.IdSlot]!, row))), table.History, table.Unique);

    private static int Slot(EntityDefinition outbox, string property) => outbox.Slots.Single(s => s.Property == property).Ordinal;
}
