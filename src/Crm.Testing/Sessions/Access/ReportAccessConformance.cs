using Crm.Extensibility;
using Crm.Queries;
using Crm.Reporting;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Reports are of the deals that whoever asks may see, and of no other; at every depth, and at every hop.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ReportAccessConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task A_report_is_of_the_deals_that_may_be_seen()
    {
        var deals = await SceneAsync();
        foreach (var depth in Org.Depths)
        {
            Fixture.Give(Org.Role(Right.Read, depth));
            var seen = deals.Where(d => MatrixOracle.Reaches(depth, d.Relation)).Select(d => d.Id.Value).ToArray();
            await using var ann = Fixture.As(Org.Ann);
            if (depth == Depth.None)
            {
                await RefusedAsync(CrmErrors.Criteria, async () => await ReportsAsync(ann.Crm.Query<Deal>()));
                continue;
            }

            foreach (var at in new Instant?[] { null, Fixture.Clock.GetCurrentInstant() })
            {
                var expected = await ReportsAsync(At(Boss().Query<Deal>(), at).Where("id in $seen").Parameter("seen", seen));
                Assert.Equal(expected, await ReportsAsync(At(ann.Crm.Query<Deal>(), at)));
            }
        }
    }

    [Fact]
    public async Task A_hidden_record_at_the_end_of_a_group_path_reads_as_null()
    {
        var hidden = await AccountAsync("Hidden", Org.Flo);
        var boss = Boss();
        var deal = await FunnelScene.ImportAsync(boss, "mine", Org.Ann, 5, (0, "a"), (3, "b"), (4, "won"));
        deal.AccountId = hidden;
        await boss.SaveAsync();
        Fixture.Give(Org.Role(Right.Read, Depth.Own));
        var reports = As(Org.Ann).Crm.Query<Deal>().Reports();
        Assert.Null((await reports.FunnelAsync(FunnelScene.Pipeline, ["account.name"])).Funnels.Single().Key[0]);
        Assert.Null((await reports.ConversionAsync(["account.name"])).Lines.Single().Key[0]);
        Assert.All((await reports.TimeInStageAsync(["account.name"])).Lines, l => Assert.Null(l.Key[0]));
        Assert.Null((await reports.CyclesAsync(["account.name"])).Lines.Single().Key[0]);
        Assert.Empty((await As(Org.Ann).Crm.Query<Deal>().Where("account.name = 'Hidden'").Reports().TimeInStageAsync(["name"])).Lines);
    }

    [Fact]
    public async Task Without_the_right_to_amounts_a_report_has_none()
    {
        await SceneAsync();
        Fixture.Give("Blind");
        var reports = As(Org.Ann).Crm.Query<Deal>().Reports();
        var funnel = (await reports.FunnelAsync(FunnelScene.Pipeline)).Funnels.Single();
        Assert.True(funnel.Stages[0].Reached > 0);
        Assert.All(funnel.Stages, s => Assert.Null(s.Amount));
        Assert.Null((await reports.ConversionAsync([])).Total.WonAmount);
        Assert.All((await reports.ActivityByRepAsync(FunnelScene.Date(0), FunnelScene.Date(60))).Lines, l => Assert.Null(l.WonAmount));
        Assert.All((await reports.ActivityByRepAsync(FunnelScene.Date(0), FunnelScene.Date(60))).Lines, l => Assert.NotNull(l.Activities));
        Fixture.Give("Deals only");
        Assert.All((await reports.ActivityByRepAsync(FunnelScene.Date(0), FunnelScene.Date(60))).Lines, l => Assert.Null(l.Activities));
        Fixture.Give("Blind");
        await RefusedAsync(CrmErrors.Criteria, async () => await As(Org.Ann).Crm.Query<Deal>().Where("amount > 1").Reports().TimeInStageAsync());
    }

    [Fact]
    public async Task Who_may_not_act_gets_no_report()
    {
        foreach (var (who, code) in new[] { (null, CrmErrors.NoScope), ((Id<Tenancy.User>?)Org.Ivo, CrmErrors.Forbidden) })
        {
            var reports = As(who).Crm.Query<Deal>().Reports();
            await RefusedAsync(code, async () => await reports.TimeInStageAsync());
            await RefusedAsync(code, async () => await reports.CyclesAsync());
            await RefusedAsync(code, async () => await reports.StaleDealsAsync());
        }
    }

    private protected override void Compose(CrmBuilder crm)
    {
        FunnelScene.Compose(crm);
        crm.Provision(Org.North, t => t.Role("Blind", r => r.On("*", Depth.All, readFields: FieldGrant.AllExcept("amount")))
            .Role("Deals only", r => r.On("deal", Depth.All)));
    }

    private static RecordQuery<Deal> At(RecordQuery<Deal> deals, Instant? at) => at is { } moment ? deals.AsOf(moment) : deals;

    private static async Task<IEnumerable<string>> ReportsAsync(RecordQuery<Deal> deals)
    {
        var reports = deals.Reports();
        ReportTable[] tables =
        [
            (await reports.FunnelAsync(FunnelScene.Pipeline)).ToTable(),
            (await reports.ConversionAsync(["owner.name"])).ToTable(),
            (await reports.TimeInStageAsync(["owner.name"])).ToTable(),
            (await reports.CyclesAsync(["owner.name"])).ToTable(),
            (await reports.StaleDealsAsync()).ToTable(),
            (await reports.ActivityByRepAsync(FunnelScene.Date(0), FunnelScene.Date(60))).ToTable(),
        ];
        return tables.SelectMany(t => t.Rows.Select(r => $"{t.Title}: {string.Join(", ", r.Select(v => ReportText.Of(v)))}"));
    }

    /// <summary>Deals that stand to Ann in every way, each with a past: closed, moved, and standing for long.</summary>
    private async Task<List<(Relation Relation, Id<Deal> Id)>> SceneAsync()
    {
        var deals = new List<(Relation, Id<Deal>)>();
        foreach (var relation in Enum.GetValues<Relation>().Where(r => r != Relation.OtherTenants))
        {
            var crm = Boss();
            foreach (var last in new[] { "won", "b" })
            {
                var deal = await FunnelScene.ImportAsync(crm, $"{relation} {last}", Target.OwnerOf(relation), 1 << deals.Count, (0, "a"), (2 + deals.Count, last));
                deals.Add((relation, deal.Id));
                await crm.SaveAsync();
                await Target.ShareAsync(crm, relation, [deal]);
                await crm.SaveAsync();
            }
        }

        return deals;
    }
}
