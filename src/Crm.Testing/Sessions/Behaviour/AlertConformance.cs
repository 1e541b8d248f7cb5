using Crm.Changes;
using Crm.Contacts;
using Crm.Extensibility;
using Crm.Insights;
using Crm.Security;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Alerts: told once when something begins to hold, once when it ceases to, however often and by how many it is looked.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class AlertConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private readonly List<string> told = [];

    private protected override void Compose(CrmBuilder crm) => crm
        .Alert(new("large", "account", "employees > 1000"))
        .Provision(Org.North, t => t.Alert("slipping", "deal", "stage.kind = open and closeDate < today"))
        .On<AlertRaised>((e, _, _) => Tell($"{e.Name} {e.Entity} {e.RecordId}: {e.Reason}"))
        .On<AlertCleared>((e, _, _) => Tell($"no longer {e.Name} {e.RecordId}"));

    [Fact]
    public async Task A_change_of_state_is_told_once()
    {
        var deal = await DealAsync(closes: new(2026, 3, 3));
        Assert.Equal(new AlertReport(0, 0), await LookAsync());
        Fixture.Clock.Advance(Duration.FromDays(2));
        Assert.Equal(new AlertReport(1, 0), await LookAsync());
        Assert.Equal(new AlertReport(0, 0), await LookAsync());
        Assert.Equal([$"slipping deal {deal.Value}: stage.kind = open and closeDate < today"], await ToldAsync());

        await ChangeAsync(deal, d => d.CloseDate = new(2026, 3, 6));
        Assert.Equal(new AlertReport(0, 1), await LookAsync());
        Fixture.Clock.Advance(Duration.FromDays(3));
        Assert.Equal(new AlertReport(1, 0), await LookAsync());
        Assert.Equal([$"no longer slipping {deal.Value}", $"slipping deal {deal.Value}: stage.kind = open and closeDate < today"], (await ToldAsync())[1..]);

        var alert = Assert.Single(await StoredAsync<Alert>("alert"));
        Assert.Equal((AlertStates.Raised, 3L), (alert.State, alert.Version));
        Assert.Equal(1, await Boss().Query("deal").Where("alerts any(name = 'slipping' and state = raised)").CountAsync());
    }

    [Fact]
    public async Task Many_that_look_at_once_tell_it_once()
    {
        var crm = Boss();
        for (var i = 0; i < 30; i++)
        {
            crm.Add(new Account { Name = $"{i}", Employees = 2_000 });
        }

        await crm.SaveAsync();
        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await LookAsync())));
        await LookAsync();
        Assert.True(reports.Sum(r => r.Raised) <= 30);
        var all = await ToldAsync();
        Assert.Equal(30, all.Count);
        Assert.Equal(30, all.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_weak_signal_is_an_alert_and_goes_with_its_record()
    {
        var crm = Boss();
        var account = crm.Add(new Account { Name = "Fading" });
        for (var days = 100; days <= 460; days += 15)
        {
            await SignalScene.WonAsync(crm, Fixture.Clock.GetCurrentInstant(), account, days);
        }

        await crm.SaveAsync();
        Assert.Equal(1, (await LookAsync()).Raised);
        Assert.Contains("0 in 90 days", Assert.Single(await ToldAsync()), StringComparison.Ordinal);
        var loaded = Boss();
        foreach (var deal in await StoredAsync<Crm.Sales.Deal>("deal"))
        {
            loaded.Delete(await loaded.LoadForChangeAsync(deal.Id));
        }

        loaded.Delete(await loaded.LoadForChangeAsync(account.Id));
        await loaded.SaveAsync();
        Assert.Empty(await StoredAsync<Alert>("alert"));
        Assert.Equal(new AlertReport(0, 0), await LookAsync());
    }

    [Fact]
    public async Task An_alert_goes_with_its_record_into_a_merge_and_comes_back_out_of_it()
    {
        var (stays, goes, other) = (await AccountAsync(), await AccountAsync(), await AccountAsync());
        await ChangeAsync(goes, a => a.Employees = 5_000);
        await ChangeAsync(other, a => a.Employees = 5_000);
        Assert.Equal(new AlertReport(2, 0), await LookAsync());
        var report = await Boss().Merges.MergeAsync(stays, [goes]);
        await ChangeAsync(stays, a => a.Employees = 10);
        await ChangeAsync(other, a => a.Employees = 10);
        Assert.Equal(new AlertReport(0, 1), await LookAsync());
        await Boss().Merges.UndoAsync(report.Id);
        Assert.Equal(new AlertReport(0, 0), await LookAsync());
        Assert.Equal(1, await Boss().Query<Account>().Where("alerts any(state = raised) and id = $id").Parameter("id", goes).CountAsync());
    }

    [Fact]
    public async Task What_a_weak_signal_counted_is_not_told_to_who_sees_the_account_alone()
    {
        var crm = Boss();
        var account = crm.Add(new Account { Name = "Fading" }, Org.Ann);
        for (var days = 100; days <= 460; days += 15)
        {
            await SignalScene.WonAsync(crm, Fixture.Clock.GetCurrentInstant(), account, days);
        }

        await crm.SaveAsync();
        await LookAsync();
        Fixture.Give("Rep");
        Assert.Equal(0, await As(Org.Ann).Crm.Query("deal").CountAsync());
        var row = Assert.Single((await As(Org.Ann).Crm.Query("alert").Select("reason").PageAsync(10)).Rows);
        Assert.Equal("fewer deals in 90 days than was usual", row["reason"]);
    }

    [Fact]
    public async Task An_alert_is_seen_by_who_sees_its_record()
    {
        var large = await AccountAsync("Flos", Org.Flo);
        await ChangeAsync(large, a => a.Employees = 5_000);
        await LookAsync();
        var id = Assert.Single(await StoredAsync<Alert>("alert")).Id;
        Fixture.Give(Org.Role(Right.Read, Depth.Own), Org.Role(Right.Write, Depth.All), Org.Role(Right.Create, Depth.All), Org.Role(Right.Delete, Depth.All));
        Assert.Equal(0, await As(Org.Ann).Crm.Query("alert").CountAsync());
        await RefusedAsync(CrmErrors.NotFound, async () => await As(Org.Ann).Crm.LoadForChangeAsync(id));
        Assert.Equal(1, await As(Org.Flo).Crm.Query("alert").CountAsync());
        Assert.Equal(1, await As(Org.Flo).Crm.Query<Account>().Where("alerts any(state = raised)").CountAsync());
    }

    [Theory]
    [InlineData("slipping", "deal", "closeDate < tomorow")]
    [InlineData("mine", "deal", "owner = me")]
    [InlineData("notes", "note", "version > 0")]
    [InlineData("buys_less", "deal", "version > 0")]
    [InlineData("Slipping", "deal", "version > 0")]
    public async Task What_is_not_right_is_refused_when_it_is_provisioned(string name, string entity, string condition)
    {
        var administration = As(null).Administration;
        var error = await Assert.ThrowsAsync<CrmException>(async () => await administration.ProvisionAsync(Org.North, t => t.Alert(name, entity, condition)));
        Assert.Contains(error.Code, new[] { CrmErrors.Configuration, CrmErrors.Criteria });
        await LookAsync();
    }

    private ValueTask<AlertReport> LookAsync() => As(null).Alerts.RunAsync(Org.North);

    private async Task<List<string>> ToldAsync()
    {
        await As(null).Relay.DeliverAsync();
        lock (told)
        {
            return [.. told];
        }
    }

    private ValueTask Tell(string what)
    {
        lock (told)
        {
            told.Add(what);
        }

        return ValueTask.CompletedTask;
    }
}
