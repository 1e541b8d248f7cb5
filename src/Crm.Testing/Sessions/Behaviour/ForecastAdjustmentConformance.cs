using Crm.Extensibility;
using Crm.Insights;
using Crm.Sales;
using Crm.Security;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Adjustments of forecasts: who may, what holds, and that what was said stays.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ForecastAdjustmentConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task An_adjustment_stands_in_the_place_of_a_number_until_it_is_reset()
    {
        await SceneAsync();
        var boss = Boss();
        boss.Forecasts.Adjust(Org.Tom, ForecastScene.Quarter, ForecastCategories.Pipeline, 90, "Ann is too sure");
        await boss.SaveAsync();
        await AssertAsync(Org.Ann, 100, 100);
        await AssertAsync(Org.Tom, 110, 90);
        await AssertAsync(Org.Boss, 110, 90);

        var tom = await TomAsync();
        tom.Crm.Forecasts.Adjust(Org.Ann, ForecastScene.Quarter, ForecastCategories.Pipeline, 50, "Half of it");
        await tom.Crm.SaveAsync();
        await AssertAsync(Org.Ann, 100, 50);
        await AssertAsync(Org.Tom, 110, 90);

        Fixture.Clock.Advance(Duration.FromMinutes(1));
        boss.Forecasts.Adjust(Org.Tom, ForecastScene.Quarter, ForecastCategories.Pipeline, null, "Ann was right");
        await boss.SaveAsync();
        await AssertAsync(Org.Tom, 110, 60);
        Assert.Equal(3, await boss.Query<ForecastAdjustment>().CountAsync());
        Assert.Equal(0, (await boss.Forecasts.RollUpAsync(ForecastScene.Quarter.Next)).Rows.Count);
    }

    [Fact]
    public async Task What_was_said_of_a_persons_number_is_not_handed_over()
    {
        await SceneAsync();
        var boss = Boss();
        boss.Forecasts.Adjust(Org.Tom, ForecastScene.Quarter, ForecastCategories.Pipeline, 90, "Ann is too sure");
        await boss.SaveAsync();
        await boss.ReassignAllAsync(Org.Tom, Org.Flo);
        Assert.Equal(Org.Tom, Assert.Single(await StoredAsync<ForecastAdjustment>("forecastAdjustment")).OwnerId);
    }

    [Fact]
    public async Task Nobody_adjusts_a_number_above_or_beside_them()
    {
        await SceneAsync();
        foreach (var person in new[] { Org.Boss, Org.Una, Org.Bea, Org.Flo })
        {
            var tom = await TomAsync();
            tom.Crm.Forecasts.Adjust(person, ForecastScene.Quarter, ForecastCategories.Committed, 1, "mine");
            await RefusedWithoutTraceAsync(CrmErrors.Forbidden, () => tom.Crm.SaveAsync());
        }
    }

    [Fact]
    public async Task A_right_taken_away_bites_at_once()
    {
        await SceneAsync();
        var tom = await TomAsync();
        tom.Crm.Forecasts.Adjust(Org.Ann, ForecastScene.Quarter, ForecastCategories.Committed, 1, "mine");
        await tom.Crm.SaveAsync();
        tom.Crm.Forecasts.Adjust(Org.Ann, ForecastScene.Quarter, ForecastCategories.Committed, 2, "mine");
        Fixture.Directory.Snapshot = ForecastScene.Managed(Org.Snapshot());
        await RefusedWithoutTraceAsync(CrmErrors.Forbidden, () => tom.Crm.SaveAsync());
    }

    [Fact]
    public async Task Who_stands_above_no_more_has_no_say_any_more()
    {
        await SceneAsync();
        var tom = await TomAsync();
        tom.Crm.Forecasts.Adjust(Org.Ann, ForecastScene.Quarter, ForecastCategories.Pipeline, 1, "mine");
        await tom.Crm.SaveAsync();
        await AssertAsync(Org.Ann, 100, 1);
        Fixture.Directory.Snapshot = Fixture.Directory.Snapshot with { Users = [.. Fixture.Directory.Snapshot.Users.Select(u => u.Id == Org.Ann ? u with { Manager = Org.Una } : u)] };
        await As(Org.Boss).Administration.SynchronizeDirectoryAsync(Org.North);
        await AssertAsync(Org.Ann, 100, 100);
    }

    [Fact]
    public async Task What_was_said_is_neither_changed_nor_deleted()
    {
        await SceneAsync();
        var boss = Boss();
        var said = boss.Forecasts.Adjust(Org.Tom, ForecastScene.Quarter, ForecastCategories.Committed, 1, "so");
        await boss.SaveAsync();
        said.Amount = 2;
        await RefusedAsync(CrmErrors.Invalid, () => boss.SaveAsync());
        boss.DiscardChanges();
        boss.Delete(await boss.LoadForChangeAsync(said.Id));
        await RefusedAsync(CrmErrors.Invalid, () => boss.SaveAsync());
        boss.DiscardChanges();
        foreach (var (category, note, period) in new[] { (ForecastCategories.Won, "so", "2026"), ("", "so", "2026"), (ForecastCategories.Omitted, "", "2026"), (ForecastCategories.Omitted, "so", "Q4") })
        {
            boss.Add(new ForecastAdjustment { PersonId = Org.Tom, Category = category, Note = note, Period = period });
            await RefusedAsync(CrmErrors.Invalid, () => boss.SaveAsync());
            boss.DiscardChanges();
        }

        var system = await SystemAsync();
        system.Forecasts.Adjust(Org.Tom, ForecastScene.Quarter, ForecastCategories.Committed, 1, "so");
        await RefusedAsync(CrmErrors.Invalid, () => system.SaveAsync());
    }

    private protected override void Compose(CrmBuilder crm)
    {
        Fixture.Directory.Snapshot = ForecastScene.Managed(Fixture.Directory.Snapshot);
        ForecastScene.Compose(crm);
    }

    private async Task SceneAsync()
    {
        var crm = Boss();
        await ForecastScene.AddAsync(crm, "ann", Org.Ann, 100, ForecastScene.InQuarter);
        await ForecastScene.AddAsync(crm, "tom", Org.Tom, 10, ForecastScene.InQuarter);
        await crm.SaveAsync();
    }

    /// <summary>Tom, with the right to adjust everybody's number as far as that right goes.</summary>
    private Task<Acting> TomAsync()
    {
        Fixture.Directory.Snapshot = ForecastScene.Managed(Org.Snapshot()) is var all
            ? all with { Users = [.. all.Users.Select(u => u.Id == Org.Tom ? u with { Roles = ["Adjuster"] } : u)] }
            : all;
        return Task.FromResult(As(Org.Tom));
    }

    private async Task AssertAsync(Id<User> person, decimal total, decimal adjusted)
    {
        var row = (await Boss().Forecasts.RollUpAsync(ForecastScene.Quarter)).Rows.Single(r => r.Id == person.Value);
        Assert.Equal((total, adjusted), (row.Total.Pipeline, row.Adjusted.Pipeline));
        Assert.Equal(total != adjusted && row.Adjustments.Count > 0, row.Adjustments.Count > 0);
    }
}
