using Crm.Extensibility;
using Crm.Forecasting.Pipeline.RollUp;
using Crm.Insights;
using Crm.Sales;
using Crm.Sessions;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>What holds of forecasts whatever became of the deals: the flow between two instants adds up, and every total is the sum of its parts.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ForecastLawConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task It_adds_up_whatever_happened(int seed) => await AddsUpAsync(Life.Of(seed, saves: 12, mostSteps: 4), seed * 5, seed * 7);

    /// <summary>Saves what a life says, a day after the other, and looks at it between two of the days, on all periods and along every hierarchy.</summary>
    /// <param name="life">The life.</param>
    /// <param name="one">The number of a day; those beyond the last begin anew.</param>
    /// <param name="other">The number of another day.</param>
    protected async Task AddsUpAsync(IReadOnlyList<(int What, int Who, int Which)[]> life, int one, int other)
    {
        var crm = Boss();
        var deals = new List<Deal>();
        var instants = new List<Instant> { Fixture.Clock.GetCurrentInstant() };
        foreach (var save in life)
        {
            Fixture.Clock.Advance(Duration.FromDays(1));
            foreach (var step in save)
            {
                await ForecastScene.ChangeAsync(crm, deals, step);
            }

            await crm.SaveAsync();
            instants.Add(Fixture.Clock.GetCurrentInstant());
        }

        var (from, to) = (Instant.Min(instants.Of(one), instants.Of(other)), Instant.Max(instants.Of(one), instants.Of(other)));
        foreach (var by in Enum.GetValues<ForecastBy>())
        {
            foreach (var period in new FiscalPeriod?[] { null, ForecastScene.Quarter, ForecastScene.Quarter.Next })
            {
                var flow = await crm.Forecasts.CompareAsync(period, from, to, by);
                AddsUp(flow.Total);
                Assert.All(flow.Parts, p => AddsUp(p.Flow));
                Assert.Equal((flow.Total.Before, flow.Total.After), (flow.Parts.Sum(p => p.Flow.Before), flow.Parts.Sum(p => p.Flow.After)));
                Assert.Equal(flow.Total.Before, await OpenAsync(crm, period, from));
                Assert.Equal(flow.Total.After, await OpenAsync(crm, period, to));
                await AssertSumsAsync(crm, period ?? ForecastScene.Quarter, by, to);
            }
        }
    }

    private protected override void Compose(CrmBuilder crm)
    {
        Fixture.Directory.Snapshot = ForecastScene.Managed(Fixture.Directory.Snapshot);
        ForecastScene.Compose(crm);
    }

    private static void AddsUp(PipelineFlow flow) => Assert.Equal(flow.After, flow.Before + flow.Steps.Sum(s => s.Amount));

    /// <summary>What is open, asked for in another way.</summary>
    private static async Task<decimal> OpenAsync(CrmSession crm, FiscalPeriod? period, Instant at)
    {
        var open = crm.Query<Deal>().Where("stage.kind = open").AsOf(at);
        if (period is { } one)
        {
            var (first, last) = one.Days(4);
            open = open.Where("closeDate >= $first and closeDate <= $last").Parameter("first", first).Parameter("last", last);
        }

        return (await open.GroupAsync([], ["sum(amount) as n"]))[0].Get<decimal>("n");
    }

    private static async Task AssertSumsAsync(CrmSession crm, FiscalPeriod period, ForecastBy by, Instant at)
    {
        var table = await crm.Forecasts.RollUpAsync(period, by, at);
        foreach (var row in table.Rows)
        {
            Assert.Equal(row.Total, table.Rows.Where(r => r.ParentId == row.Id && r.Id is not null && row.Id is not null).Aggregate(row.Own, (sum, r) => sum + r.Total));
        }

        Assert.Equal(table.Total, table.Rows.Aggregate(default(CategoryAmounts), (sum, r) => sum + r.Own));
        Assert.Equal(table.Total.Pipeline + table.Total.BestCase + table.Total.Committed + table.Total.Omitted, await OpenAsync(crm, period, at));
    }
}
