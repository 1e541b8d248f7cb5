using Crm.Activities;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Reminders that are due are told once each, whoever looks and however often.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ReminderConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task A_reminder_is_told_once_when_it_is_due()
    {
        var id = await TaskAsync(Duration.FromHours(1));
        Assert.Equal(0, await RaiseAsync());
        Fixture.Clock.Advance(Duration.FromHours(1));
        Assert.Equal(1, await RaiseAsync());
        Assert.Equal(0, await RaiseAsync());
        var told = Assert.Single(await ToldAsync());
        Assert.Equal(id.Value, told.RecordId);
        Assert.Equal($$"""{"activityId":"{{id}}","ownerId":"{{Org.Ann}}","remindAt":"2026-03-02T10:00:00Z"}""", told.Payload);
        Assert.Equal(1L, (await Boss().GetAsync(id))["version"]);
    }

    [Fact]
    public async Task Moved_it_is_told_again_and_a_change_of_something_else_tells_nothing()
    {
        var id = await TaskAsync(Duration.Zero);
        var before = As(Org.Boss).Crm;
        var loaded = await before.LoadForChangeAsync(id);
        Assert.Equal(1, await RaiseAsync());
        loaded.Subject = "Loaded before it was told";
        await before.SaveAsync();
        Assert.Equal(0, await RaiseAsync());
        await ChangeAsync(id, t => t.RemindAt = Fixture.Clock.GetCurrentInstant() + Duration.FromHours(1));
        Assert.Equal(0, await RaiseAsync());
        Fixture.Clock.Advance(Duration.FromHours(2));
        Assert.Equal(1, await RaiseAsync());
        await ChangeAsync(id, t => t.RemindAt = null);
        Assert.Equal(0, await RaiseAsync());
        Assert.Equal(2, (await ToldAsync()).Count);
    }

    [Fact]
    public async Task What_is_closed_or_deleted_reminds_nobody_until_it_comes_back()
    {
        var (done, cancelled, deleted) = (await TaskAsync(Duration.FromHours(1)), await TaskAsync(Duration.FromHours(1)), await TaskAsync(Duration.FromHours(1)));
        var crm = Boss();
        var task = await crm.LoadForChangeAsync(done);
        await crm.CompleteAsync(task);
        await crm.CancelAsync(await crm.LoadForChangeAsync(cancelled));
        crm.Delete(await crm.LoadForChangeAsync(deleted));
        await crm.SaveAsync();
        await crm.ReopenAsync(task);
        await crm.SaveAsync();
        Fixture.Clock.Advance(Duration.FromHours(1));
        Assert.Equal(1, await RaiseAsync());
        Assert.Equal(done.Value, Assert.Single(await ToldAsync()).RecordId);
        await crm.RestoreAsync("activity", deleted.Value);
        await crm.SaveAsync();
        Assert.Equal(1, await RaiseAsync());

        // Told once, and past: opened again it reminds no more.
        await crm.CompleteAsync(task);
        await crm.SaveAsync();
        await crm.ReopenAsync(task);
        await crm.SaveAsync();
        Assert.Equal(0, await RaiseAsync());
    }

    [Fact]
    public async Task Many_who_look_at_once_tell_each_once()
    {
        var crm = Boss();
        for (var i = 0; i < 250; i++)
        {
            crm.Add(new Activity { Subject = "It", RemindAt = Fixture.Clock.GetCurrentInstant() });
        }

        await crm.SaveAsync();
        var counts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(RaiseAsync)));
        Assert.Equal(250, counts.Sum());
        var told = await ToldAsync();
        Assert.Equal((250, 250), (told.Count, told.Select(t => t.RecordId).Distinct().Count()));
    }

    [Fact]
    public async Task A_failure_while_it_is_told_leaves_it_to_be_told()
    {
        await TaskAsync(Duration.Zero);
        await using (var acting = Fixture.As(null))
        {
            Fixture.Faults.AfterWrite = new CrmException(CrmErrors.Storage, "test");
            await RefusedWithoutTraceAsync(CrmErrors.Storage, async () => await acting.Reminders.RaiseAsync(Org.North));
        }

        Assert.Equal(1, await RaiseAsync());
    }

    private protected override void Compose(Extensibility.CrmBuilder crm) => Fixture.AddFaults(crm);

    private async Task<Id<Activity>> TaskAsync(Duration fromNow)
    {
        var crm = Boss();
        var task = crm.Add(new Activity { Subject = "It", RemindAt = Fixture.Clock.GetCurrentInstant() + fromNow }, Org.Ann);
        await crm.SaveAsync();
        return task.Id;
    }

    private async Task<int> RaiseAsync()
    {
        await using var acting = Fixture.As(null);
        return await acting.Reminders.RaiseAsync(Org.North);
    }

    private async Task<List<Changes.OutboxEntry>> ToldAsync() => [.. (await StoredAsync<Changes.OutboxEntry>("outbox")).Where(e => e.Type == "activity.reminder")];
}
