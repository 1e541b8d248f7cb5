using System.Text.Json;
using Crm.Changes;
using Crm.Contacts;
using Crm.Sales;

namespace Crm.Testing.Sessions;

/// <summary>What a save leaves behind: one audit row with every change, events in order per record.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class FeedConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task A_save_leaves_one_audit_row_with_every_change()
    {
        var id = await AccountAsync("Acme", industry: "Retail");
        var known = await StoredAsync<AuditEntry>("audit");
        var crm = Boss();
        var account = await crm.LoadForChangeAsync(id);
        account.Industry = "SaaS";
        account.Set(SessionModel.Credit, 12.5m);
        var added = crm.Add(new Account { Name = "New" });
        await crm.SaveAsync();

        var entry = Assert.Single((await StoredAsync<AuditEntry>("audit")).ExceptBy(known.Select(k => k.Key), e => e.Key));
        Assert.Equal((Org.Boss.Value, null, 2L), (entry.ActorId, entry.SystemReason, entry.Records));
        using var payload = JsonDocument.Parse(entry.Payload!);
        var changes = payload.RootElement.EnumerateArray().ToDictionary(c => c.GetProperty("id").GetGuid());
        var changed = changes[id.Value];
        Assert.Equal(("account", "changed", 2), (changed.GetProperty("entity").GetString(), changed.GetProperty("kind").GetString(), changed.GetProperty("version").GetInt32()));
        Assert.Equal("""["Retail","SaaS"]""", changed.GetProperty("fields").GetProperty("industry").GetRawText());
        Assert.Equal("[null,12.5]", changed.GetProperty("fields").GetProperty("credit").GetRawText());
        Assert.Equal(2, changed.GetProperty("fields").EnumerateObject().Count());
        Assert.Equal("created", changes[added.Id.Value].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Events_of_a_record_stand_in_order_through_deletion_and_return()
    {
        var deal = await DealAsync();
        var crm = Boss();
        var loaded = await crm.LoadForChangeAsync(deal);
        loaded.CloseDate = new(2026, 4, 1);
        await crm.MoveAsync(loaded, "won");
        await crm.SaveAsync();
        crm.Delete(loaded);
        await crm.SaveAsync();
        var back = (Deal)await crm.RestoreAsync("deal", deal.Value);
        await crm.SaveAsync();
        back.Name = "Back";
        await crm.SaveAsync();

        var events = (await StoredAsync<OutboxEntry>("outbox")).Where(o => o.RecordId == deal.Value).OrderBy(o => o.Sequence).ToList();
        Assert.Equal(["record.created", "record.changed", "deal.moved", "deal.won", "record.deleted", "record.restored", "record.changed"], events.Select(e => e.Type));
        Assert.Equal(events.Count, events.Select(e => e.Sequence).Distinct().Count());
        Assert.Equal(events.Select(e => e.Key).Order(), events.Select(e => e.Key));
    }

    [Fact]
    public async Task An_event_names_fields_and_never_their_values()
    {
        var id = await AccountAsync();
        await ChangeAsync(id, a => a.Industry = "Very secret");
        var entry = (await StoredAsync<OutboxEntry>("outbox")).Last(o => o.RecordId == id.Value);
        Assert.Contains("industry", entry.Payload, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", entry.Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_of_moves_have_no_events_but_are_kept()
    {
        var deal = await DealAsync();
        var crm = Boss();
        var loaded = await crm.LoadForChangeAsync(deal);
        Fixture.Clock.Advance(NodaTime.Duration.FromSeconds(90));
        await crm.MoveAsync(loaded, "talking");
        await crm.SaveAsync();
        var note = (await crm.Query<StageChange>().Where("from is not null").Select("from.code", "to.code", "seconds", "by.name").PageAsync(5)).Rows;
        Assert.Equal(["new", "talking", 90L, "Boss"], Assert.Single(note).Values);
        Assert.DoesNotContain(await StoredAsync<OutboxEntry>("outbox"), o => o.Entity == "stageChange");
    }
}
