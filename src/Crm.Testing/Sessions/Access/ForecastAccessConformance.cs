using Crm.Extensibility;
using Crm.Forecasting.Pipeline.RollUp;
using Crm.Insights;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Forecasts are of the deals that whoever asks may see, and of no other, at every depth; what is learned from all tells of none.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ForecastAccessConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private static readonly ForecastOptions Options = new() { Trials = 640, ReplayedPeriods = 2 };

    [Fact]
    public async Task Sums_and_flows_are_of_the_deals_that_may_be_seen()
    {
        var before = Fixture.Clock.GetCurrentInstant();
        Fixture.Clock.Advance(Duration.FromDays(1));
        var deals = await SceneAsync();
        Fixture.Clock.Advance(Duration.FromDays(1));
        foreach (var depth in Org.Depths)
        {
            Fixture.Give(Org.Role(Right.Read, depth));
            var ann = As(Org.Ann).Crm;
            if (depth == Depth.None)
            {
                await AssertRefusedAsync(CrmErrors.Forbidden, ann.Forecasts);
                continue;
            }

            // Each amount is a power of two: a sum says of which deals it is.
            decimal Seen(bool won) => deals.Where(d => d.IsWon == won && MatrixOracle.Reaches(depth, d.Relation)).Sum(d => d.Amount);
            foreach (var by in Enum.GetValues<ForecastBy>())
            {
                var table = await ann.Forecasts.RollUpAsync(ForecastScene.Quarter, by);
                Assert.Equal((Seen(false), Seen(true)), (table.Total.Pipeline, table.Total.Won));
                Assert.Equal(table.Total, table.Rows.Aggregate(default(CategoryAmounts), (sum, r) => sum + r.Own));
                var flow = await ann.Forecasts.CompareAsync(ForecastScene.Quarter, before, Fixture.Clock.GetCurrentInstant(), by);
                Assert.Equal((0m, Seen(false)), (flow.Total.Before, flow.Total[FlowKind.New]));
                Assert.Equal(Seen(false), flow.Parts.Sum(p => p.Flow.After));
            }

            var goals = await ann.Forecasts.GoalsAsync(ForecastScene.Quarter);
            Assert.Equal(MatrixOracle.Reaches(depth, Relation.Own) ? 1 : 0, goals.Count(g => g.SubjectId == Org.Ann.Value));
            Assert.Equal(depth == Depth.All, goals.Any(g => g.SubjectId == Org.Flo.Value));
            Assert.Equal(deals.Where(d => d.IsWon && d.Relation == Relation.Own).Sum(d => d.Amount), goals.Single(g => g.SubjectId == Org.Ann.Value).Actual);
            Assert.Equal(
                deals.Where(d => !d.IsWon && MatrixOracle.Reaches(depth, d.Relation)).Select(d => d.Id).Order(),
                (await ann.Forecasts.AtRiskAsync()).Deals.Select(d => d.DealId).Order());
        }
    }

    [Fact]
    public async Task A_simulation_is_of_the_deals_that_may_be_seen_by_odds_learned_from_all()
    {
        await ForecastScene.PastAsync(Boss());
        var all = await Boss().Forecasts.SimulateAsync(Options);
        var odds = all.Outlook.Deals.ToDictionary(d => d.Id, d => d.Win, StringComparer.Ordinal);
        foreach (var depth in Org.Depths.Where(d => d != Depth.None))
        {
            Fixture.Give(Org.Role(Right.Read, depth));
            var ann = As(Org.Ann).Crm;
            var forecast = await ann.Forecasts.SimulateAsync(Options);
            Id<User>[] owners = depth switch { Depth.Own => [Org.Ann], Depth.Team => [Org.Ann, Org.Tom], Depth.Unit or Depth.UnitAndBelow => [Org.Ann, Org.Una], _ => [Org.Ann, Org.Tom, Org.Una, Org.Flo] };
            Assert.Equal(owners.Select(o => $"{o}").Order(StringComparer.Ordinal), forecast.Outlook.NewBusiness.Select(n => n.Owner).Distinct().Order(StringComparer.Ordinal));
            Assert.Equal(await IdsAsync(ann, "stage.kind = open"), forecast.Outlook.Deals.Select(d => d.Id).Order(StringComparer.Ordinal));
            Assert.All(forecast.Outlook.Deals, d => Assert.Equal(odds[d.Id], d.Win));
            Assert.All(forecast.Owners, o => Assert.Contains(o.Id!.Value, owners.Select(x => x.Value)));
            Assert.NotEmpty(forecast.Track.Forecasts);
            foreach (var replay in forecast.Track.Forecasts)
            {
                Assert.Equal(await WonAsync(ann, replay.Period), replay.Actual, 0.01);
            }

            // Asked for by a condition, it is the same part.
            var same = await Boss().Forecasts.SimulateAsync(Options with { Where = $"owner.name in ({string.Join(", ", (await NamesAsync(owners)).Select(n => $"'{n}'"))})" });
            Assert.Equal(ForecastSimulationConformance<TFixture>.Numbers(same).Take(6), ForecastSimulationConformance<TFixture>.Numbers(forecast).Take(6));
        }
    }

    [Fact]
    public async Task A_shared_deal_brings_none_of_its_owners_new_business()
    {
        var boss = Boss();
        await ForecastScene.PastAsync(boss);
        var deal = await ForecastScene.AddAsync(boss, "shared", Org.Flo, 5, ForecastScene.InQuarter);
        await boss.SaveAsync();
        await boss.ShareAsync(deal, Org.Ann, [Right.Read]);
        await boss.SaveAsync();
        Fixture.Give(Org.Role(Right.Read, Depth.Own));
        var forecast = await As(Org.Ann).Crm.Forecasts.SimulateAsync(Options);
        Assert.Contains(forecast.Outlook.Deals, d => d.Id == $"{deal.Id}");
        Assert.Equal([$"{Org.Ann}"], forecast.Outlook.NewBusiness.Select(n => n.Owner).Distinct());
    }

    [Fact]
    public async Task Without_the_right_to_a_field_there_is_no_forecast_and_no_zero()
    {
        await SceneAsync();
        Fixture.Give("Blind");
        await AssertRefusedAsync(CrmErrors.Forbidden, As(Org.Ann).Crm.Forecasts);
    }

    [Fact]
    public async Task Who_may_not_act_gets_no_forecast()
    {
        await AssertRefusedAsync(CrmErrors.NoScope, As(null).Crm.Forecasts);
        await AssertRefusedAsync(CrmErrors.Forbidden, As(Org.Ivo).Crm.Forecasts);
    }

    [Fact]
    public async Task Another_tenants_deals_are_in_no_forecast()
    {
        await SceneAsync();
        var south = Boss(Org.South).Forecasts;
        Assert.Empty((await south.RollUpAsync(ForecastScene.Quarter)).Rows);
        Assert.Empty((await south.CompareAsync(null, Fixture.Clock.GetCurrentInstant(), Fixture.Clock.GetCurrentInstant())).Parts);
        Assert.Empty(await south.GoalsAsync(ForecastScene.Quarter));
        Assert.Empty((await south.AtRiskAsync()).Deals);
    }

    private protected override void Compose(CrmBuilder crm) => ForecastScene.Compose(crm);

    private static async Task AssertRefusedAsync(string code, Forecasts forecasts)
    {
        var now = Instant.FromUtc(2026, 3, 2, 9, 0);
        await RefusedAsync(code, async () => await forecasts.RollUpAsync(ForecastScene.Quarter));
        await RefusedAsync(code, async () => await forecasts.CompareAsync(null, now, now));
        await RefusedAsync(code, async () => await forecasts.SimulateAsync());
        await RefusedAsync(code, async () => await forecasts.AtRiskAsync());
        await RefusedAsync(code, async () => await forecasts.LifetimesAsync());
    }

    private async Task<List<(Relation Relation, Id<Deal> Id, decimal Amount, bool IsWon)>> SceneAsync()
    {
        var deals = new List<(Relation, Id<Deal>, decimal, bool)>();
        var crm = Boss();
        foreach (var relation in Enum.GetValues<Relation>().Where(r => r != Relation.OtherTenants))
        {
            foreach (var isWon in new[] { false, true })
            {
                var deal = await ForecastScene.AddAsync(crm, $"{relation}", Target.OwnerOf(relation), 1 << deals.Count, ForecastScene.InQuarter, isWon ? "won" : "a");
                deals.Add((relation, deal.Id, 1 << deals.Count, isWon));
                await crm.SaveAsync();
                await Target.ShareAsync(crm, relation, [deal]);
            }
        }

        crm.Add(new Goal { UserId = Org.Ann, Period = ForecastScene.Quarter.ToString(), Target = 1 });
        crm.Add(new Goal { UserId = Org.Flo, Period = ForecastScene.Quarter.ToString(), Target = 1 });
        await crm.SaveAsync();
        return deals;
    }

    private static async Task<List<string>> IdsAsync(CrmSession crm, string where)
    {
        var ids = new List<string>();
        await foreach (var row in crm.Query<Deal>().Where(where).Select("id").StreamAsync())
        {
            ids.Add($"{row["id"]}");
        }

        return [.. ids.Order(StringComparer.Ordinal)];
    }

    private async Task<List<string>> NamesAsync(IEnumerable<Id<User>> users) =>
        [.. (await Boss().Query<User>().Where("id in $ids").Parameter("ids", users.Select(u => u.Value).ToArray()).Select("name").PageAsync(10)).Rows.Select(r => r.Get<string>("name")!)];

    private static async Task<double> WonAsync(CrmSession crm, Crm.Forecasting.Pipeline.ForecastPeriod period)
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        Instant Start(DateOnly day) => zone.AtStartOfDay(new LocalDate(day.Year, day.Month, day.Day)).ToInstant();
        var sums = await crm.Query<Deal>().Where("stage.kind = won and closedAt >= $from and closedAt < $to").Parameter("from", Start(period.First)).Parameter("to", Start(period.Last.AddDays(1)))
            .GroupAsync([], ["sum(amount) as n"]);
        return (double)sums[0].Get<decimal>("n");
    }
}
