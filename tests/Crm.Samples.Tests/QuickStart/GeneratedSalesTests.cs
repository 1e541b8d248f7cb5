using Crm.Samples.QuickStart.Data;
using Crm.Samples.QuickStart.Deals;
using Crm.Samples.QuickStart.Generated;
using NodaTime;

namespace Crm.Samples.Tests.QuickStart;

public sealed class GeneratedSalesTests
{
    private static readonly SalesData Data = GeneratedSales.Create();

    [Fact]
    public void They_are_the_same_at_every_run()
    {
        var again = GeneratedSales.Create();

        Assert.Equal(Data.Accounts, again.Accounts);
        Assert.Equal(Data.Agents, again.Agents);
        Assert.Equal(Data.Opportunities, again.Opportunities);
    }

    [Fact]
    public void They_reach_back_eighteen_months()
    {
        var steps = Data.Opportunities.SelectMany(o => DealTimeline.Of(o, Data.ExtractDate)).ToList();

        Assert.Equal(GeneratedSales.AsOf, steps.Max(s => s.On));
        Assert.InRange(steps.Min(s => s.On), GeneratedSales.AsOf.PlusMonths(-18).PlusDays(-1), GeneratedSales.AsOf.PlusMonths(-16));
    }

    [Fact]
    public void They_have_every_stage_and_deals_with_and_without_a_value()
    {
        foreach (var stage in DealStages.All)
        {
            Assert.InRange(Data.Opportunities.Count(o => o.Stage == stage), 50, 800);
        }

        var open = Data.Opportunities.Where(o => o.Stage == DealStages.Engaging).ToList();
        Assert.Contains(open, o => o.CloseValue is null);
        Assert.Contains(open, o => o.CloseValue > 0);
        Assert.Equal(5, Data.Sources.Count());
    }

    [Fact]
    public void Their_names_lead_somewhere()
    {
        var accounts = Data.Accounts.Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
        var agents = Data.Agents.Select(a => a.Name).ToHashSet(StringComparer.Ordinal);

        Assert.All(Data.Opportunities, o => Assert.Contains(o.Agent!, agents));
        Assert.All(Data.Opportunities.Where(o => o.Account is not null), o => Assert.Contains(o.Account!, accounts));
        Assert.Equal(Data.Opportunities.Count, Data.Opportunities.Select(o => o.Id).Distinct(StringComparer.Ordinal).Count());
    }
}
