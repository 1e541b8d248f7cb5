using Crm.Activities;
using Crm.Contacts;
using Crm.Extensibility;
using Crm.Forecasting.Pipeline.RollUp;
using Crm.Insights;
using Crm.Sales;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Categories, the roll-up along managers, teams and territories, goals.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ForecastRollUpConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task A_deal_stands_in_its_own_category_else_in_its_stages_and_closed_only_by_closing()
    {
        var crm = Boss();
        var own = await ForecastScene.AddAsync(crm, "own", Org.Ann, 1, ForecastScene.InQuarter);
        own.ForecastCategory = ForecastCategories.Omitted;
        await ForecastScene.AddAsync(crm, "plain", Org.Ann, 2, ForecastScene.InQuarter);
        await ForecastScene.AddAsync(crm, "best", Org.Ann, 4, ForecastScene.InQuarter, "b");
        var won = await ForecastScene.AddAsync(crm, "won", Org.Ann, 8, ForecastScene.InQuarter, "won");
        won.ForecastCategory = ForecastCategories.Committed;
        await ForecastScene.AddAsync(crm, "lost", Org.Ann, 16, ForecastScene.InQuarter, "lost");
        await crm.SaveAsync();

        var groups = await crm.Query<Deal>().GroupAsync(["forecast_category"], ["sum(amount) as n"]);
        Assert.Equal([("best_case", 4m), ("lost", 16m), ("omitted", 1m), ("pipeline", 2m), ("won", 8m)], groups.Select(g => (g.Get<string>("forecast_category")!, g.Get<decimal>("n"))));
        Assert.Equal(1, await crm.Query<Deal>().Where("forecast_category = 'best_case'").CountAsync());
        var total = (await crm.Forecasts.RollUpAsync(ForecastScene.Quarter)).Total;
        Assert.Equal(new CategoryAmounts(2, 4, 0, 1, 8, 16), total);

        own.ForecastCategory = ForecastCategories.Won;
        Assert.Equal("forecastCategory", Assert.Single((await RefusedAsync(CrmErrors.Invalid, () => crm.SaveAsync())).Fields).Field);
        Assert.Throws<CrmException>(() => new TenantBuilder().Pipeline("p", p => p.Stage("a", category: "won").Won().Lost()));
    }

    [Fact]
    public async Task Managers_have_what_is_theirs_and_what_is_below()
    {
        var crm = Boss();
        await ForecastScene.AddAsync(crm, "ann", Org.Ann, 100, ForecastScene.InQuarter);
        await ForecastScene.AddAsync(crm, "tom", Org.Tom, 30, ForecastScene.InQuarter, "c");
        await ForecastScene.AddAsync(crm, "bea", Org.Bea, 7, ForecastScene.InQuarter, "won");
        await ForecastScene.AddAsync(crm, "flo", Org.Flo, 5, ForecastScene.InQuarter);
        await ForecastScene.AddAsync(crm, "nobody's", null, 3, ForecastScene.InQuarter);
        await ForecastScene.AddAsync(crm, "later", Org.Ann, 1000, ForecastScene.NextQuarter);
        await ForecastScene.AddAsync(crm, "undated", Org.Ann, 1000, null);
        await crm.SaveAsync();

        var table = await crm.Forecasts.RollUpAsync(ForecastScene.Quarter);
        Assert.Equal((100m, 100m), Open(table, Org.Ann));
        Assert.Equal((30m, 130m), Open(table, Org.Tom));
        Assert.Equal((0m, 130m), Open(table, Org.Boss));
        Assert.Equal(7, Row(table, Org.Boss).Total.Won);
        Assert.Equal(Org.Tom.Value, Row(table, Org.Ann).ParentId);
        Assert.Equal(3, table.Rows.Single(r => r.Id is null).Total.Pipeline);
        Assert.Equal(new CategoryAmounts(108, 0, 30, 0, 7, 0), table.Total);
        Assert.DoesNotContain(table.Rows, r => r.Id == Org.Ivo.Value);
        Assert.True(table.Rows.ToList().FindIndex(r => r.Id == Org.Boss.Value) < table.Rows.ToList().FindIndex(r => r.Id == Org.Ann.Value));

        var teams = await crm.Forecasts.RollUpAsync(ForecastScene.Quarter, ForecastBy.Team);
        Assert.Equal(130, teams.Rows.Single(r => r.Name == "Red").Total.Pipeline + teams.Rows.Single(r => r.Name == "Red").Total.Committed);
        Assert.Equal(table.Total, teams.Total);
    }

    [Fact]
    public async Task Deals_belong_to_the_fiscal_period_of_their_day_in_the_tenants_zone()
    {
        // Berlin is two hours ahead of UTC from 29 March on: the quarter ends on 31 March at 22:00 UTC.
        Assert.Equal((new LocalDate(2026, 1, 1), new LocalDate(2026, 3, 31)), ForecastScene.Quarter.Days(4));
        Assert.Equal(ForecastScene.Quarter, FiscalPeriod.Containing(new(2026, 3, 31), Criteria.TimeUnit.Quarter, 4));
        Assert.Equal(FiscalPeriod.OfMonth(2026, 1), FiscalPeriod.Containing(new(2026, 4, 1), Criteria.TimeUnit.Month, 4));
        var crm = Boss();
        Fixture.Clock.Advance(Instant.FromUtc(2026, 3, 31, 21, 59, 59) - Fixture.Clock.GetCurrentInstant());
        await ForecastScene.AddAsync(crm, "just before", Org.Ann, 1, null, "won");
        await crm.SaveAsync();
        Fixture.Clock.Advance(Instant.FromUtc(2026, 3, 31, 22, 0, 0) - Fixture.Clock.GetCurrentInstant());
        await ForecastScene.AddAsync(crm, "just after", Org.Ann, 10, null, "won");
        await crm.SaveAsync();

        Assert.Equal(1, (await crm.Forecasts.RollUpAsync(ForecastScene.Quarter)).Total.Won);
        Assert.Equal(10, (await crm.Forecasts.RollUpAsync(ForecastScene.Quarter.Next)).Total.Won);
        Assert.Equal(11, (await crm.Forecasts.RollUpAsync(FiscalPeriod.OfYear(2025))).Total.Won + (await crm.Forecasts.RollUpAsync(FiscalPeriod.OfYear(2026))).Total.Won);
        Assert.Equal(10, (await crm.Forecasts.RollUpAsync(FiscalPeriod.OfMonth(2026, 1))).Total.Won);
    }

    [Fact]
    public async Task Territories_have_the_deals_of_their_accounts_and_of_their_parts()
    {
        var crm = Boss();
        var europe = crm.Add(new Territory { Name = "Europe" });
        var south = crm.Add(new Territory { Name = "South", ParentId = europe.Id, ManagerId = Org.Una });
        var (a, b, c) = (crm.Add(new Account { Name = "a", TerritoryId = europe.Id }), crm.Add(new Account { Name = "b", TerritoryId = south.Id }), crm.Add(new Account { Name = "c" }));
        await ForecastScene.AddAsync(crm, "a", Org.Ann, 1, ForecastScene.InQuarter, account: a.Id);
        await ForecastScene.AddAsync(crm, "b", Org.Tom, 10, ForecastScene.InQuarter, account: b.Id);
        await ForecastScene.AddAsync(crm, "c", Org.Tom, 100, ForecastScene.InQuarter, account: c.Id);
        await crm.SaveAsync();

        var table = await crm.Forecasts.RollUpAsync(ForecastScene.Quarter, ForecastBy.Territory);
        Assert.Equal([(null, 100m, 100m), ("Europe", 1m, 11m), ("South", 10m, 10m)], table.Rows.Select(r => (r.Name, r.Own.Pipeline, r.Total.Pipeline)).OrderBy(r => r.Name, StringComparer.Ordinal));

        europe.ParentId = south.Id;
        Assert.Equal("cycle", Assert.Single((await RefusedAsync(CrmErrors.Invalid, () => crm.SaveAsync())).Fields).Code);
        crm.DiscardChanges();
        crm.Delete(await crm.LoadForChangeAsync(south.Id));
        await RefusedAsync(CrmErrors.Restricted, () => crm.SaveAsync());
    }

    [Fact]
    public async Task Goals_are_measured_for_whom_and_when_they_are()
    {
        var crm = Boss();
        await ForecastScene.AddAsync(crm, "ann", Org.Ann, 60, null, "won");
        await ForecastScene.AddAsync(crm, "tom", Org.Tom, 30, null, "won");
        await ForecastScene.AddAsync(crm, "open", Org.Tom, 30, ForecastScene.InQuarter);
        await crm.CompleteAsync(crm.Add(new Activity { Kind = ActivityKinds.Call, Subject = "x" }, Org.Ann), at: Fixture.Clock.GetCurrentInstant());
        var period = ForecastScene.Quarter.ToString();
        var quota = crm.Add(new Goal { UserId = Org.Tom, Period = period, Target = 120 });
        crm.Add(new Goal { TeamId = Org.Red, Period = period, Measure = GoalMeasures.WonCount, Target = 4 });
        crm.Add(new Goal { UserId = Org.Ann, Period = period, Measure = GoalMeasures.Activities, ActivityKind = "call", Target = 2 });
        await crm.SaveAsync();

        var goals = await crm.Forecasts.GoalsAsync(ForecastScene.Quarter);
        Assert.Equal([("Tom", 90m, 0.75m), ("Red", 2m, 0.5m), ("Ann", 1m, 0.5m)], goals.Select(g => (g.Subject!, g.Actual, g.Attainment!.Value)));
        Assert.Equal(Org.Tom, quota.OwnerId);
        var row = Row(await crm.Forecasts.RollUpAsync(ForecastScene.Quarter), Org.Tom);
        Assert.Equal((120m, 0.75m, 30m), (row.Quota!.Value, row.Attainment!.Value, row.Gap!.Value));
        Assert.Empty(await crm.Forecasts.GoalsAsync(ForecastScene.Quarter.Next));
    }

    [Fact]
    public async Task A_quota_is_the_sum_of_those_of_its_parts_where_none_is_missing()
    {
        var crm = Boss();
        async Task<decimal?> QuotaAsync(FiscalPeriod period) => (await Boss().Forecasts.RollUpAsync(period)).Rows.SingleOrDefault(r => r.Id == Org.Ann.Value)?.Quota;
        void Add(FiscalPeriod period, decimal target) => crm.Add(new Goal { UserId = Org.Ann, Period = period.ToString(), Target = target });
        Add(FiscalPeriod.OfMonth(2026, 1), 1);
        Add(FiscalPeriod.OfMonth(2026, 2), 2);
        Add(FiscalPeriod.OfQuarter(2026, 2), 20);
        Add(FiscalPeriod.OfQuarter(2026, 3), 30);
        Add(FiscalPeriod.OfQuarter(2026, 4), 40);
        await crm.SaveAsync();
        Assert.Equal((null, 20m, null), (await QuotaAsync(FiscalPeriod.OfQuarter(2026, 1)), await QuotaAsync(FiscalPeriod.OfQuarter(2026, 2)), await QuotaAsync(FiscalPeriod.OfYear(2026))));
        Add(FiscalPeriod.OfMonth(2026, 3), 4);
        await crm.SaveAsync();
        Assert.Equal((7m, 97m), (await QuotaAsync(FiscalPeriod.OfQuarter(2026, 1)), await QuotaAsync(FiscalPeriod.OfYear(2026))));
        Add(FiscalPeriod.OfYear(2026), 100);
        await crm.SaveAsync();
        Assert.Equal(100m, await QuotaAsync(FiscalPeriod.OfYear(2026)));
        Assert.Single(await crm.Forecasts.GoalsAsync(FiscalPeriod.OfYear(2026)));
    }

    [Fact]
    public async Task A_goal_that_says_too_little_or_too_much_is_refused()
    {
        await GoalRefusedAsync(new() { Period = "2026", Target = 1 }, "user");
        await GoalRefusedAsync(new() { UserId = Org.Ann, TeamId = Org.Red, Period = "2026", Target = 1 }, "user");
        await GoalRefusedAsync(new() { UserId = Org.Ann, Period = "2026-Q5", Target = 1 }, "period");
        await GoalRefusedAsync(new() { UserId = Org.Ann, Period = "2026-M13", Target = 1 }, "period");
        await GoalRefusedAsync(new() { UserId = Org.Ann, Period = "2026", Target = -1 }, "target");
        await GoalRefusedAsync(new() { UserId = Org.Ann, Period = "2026", Target = 1, ActivityKind = "call" }, "activityKind");
        var crm = Boss();
        crm.Add(new Goal { UserId = Org.Ann, Period = "2026", Target = 1 });
        await crm.SaveAsync();
        crm.Add(new Goal { UserId = Org.Ann, Period = "2026", Target = 2 });
        await RefusedAsync(CrmErrors.Duplicate, () => crm.SaveAsync());
    }

    [Fact]
    public async Task A_manager_who_is_not_there_or_a_circle_of_them_is_refused()
    {
        var managed = Fixture.Directory.Snapshot;
        var administration = As(Org.Boss).Administration;
        Fixture.Directory.Snapshot = managed with { Users = [.. managed.Users.Select(u => u.Id == Org.Boss ? u with { Manager = Org.Ann } : u)] };
        await RefusedAsync(CrmErrors.Configuration, async () => await administration.SynchronizeDirectoryAsync(Org.North));
        Fixture.Directory.Snapshot = managed with { Users = [.. managed.Users.Select(u => u.Id == Org.Boss ? u with { Manager = IdGenerator.FromName<User>("gone") } : u)] };
        await RefusedAsync(CrmErrors.Configuration, async () => await administration.SynchronizeDirectoryAsync(Org.North));
        Fixture.Directory.Snapshot = managed with { Users = [.. managed.Users.Select(u => u.Id == Org.Flo ? u with { Manager = Org.Ann } : u)] };
        await administration.SynchronizeDirectoryAsync(Org.North);
        Assert.Equal(2, await Boss().Query<User>().Where("manager.manager.manager.name = 'Boss' or manager.name = 'Una'").CountAsync());
    }

    private protected override void Compose(CrmBuilder crm)
    {
        Fixture.Directory.Snapshot = ForecastScene.Managed(Fixture.Directory.Snapshot);
        ForecastScene.Compose(crm);
    }

    private static ForecastRow Row(ForecastRollUpTable table, Id<User> user) => table.Rows.Single(r => r.Id == user.Value);

    private static (decimal Own, decimal Total) Open(ForecastRollUpTable table, Id<User> user)
    {
        var row = Row(table, user);
        return (row.Own.Pipeline + row.Own.Committed, row.Total.Pipeline + row.Total.Committed);
    }

    private async Task GoalRefusedAsync(Goal goal, string field)
    {
        var crm = Boss();
        crm.Add(goal);
        Assert.Contains((await RefusedAsync(CrmErrors.Invalid, () => crm.SaveAsync())).Fields, f => f.Field == field);
    }
}
