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
        Assert.Equal(Data.Contacts, again.Contacts);
        Assert.Equal(Data.Activities, again.Activities);
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
    public void People_work_at_accounts_and_things_are_done_with_them_while_deals_are_open()
    {
        var deals = Data.Opportunities.ToDictionary(o => o.Id);
        var contacts = Data.Contacts.ToDictionary(c => c.Id);

        Assert.InRange(Data.Contacts.Count, 120, 300);
        Assert.Equal(Data.Contacts.Count, Data.Contacts.Select(c => c.Email).Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(Data.Activities.Count, 1_500, 4_000);
        Assert.All(Data.Activities, a => Assert.Equal(a.Contact is { } c ? contacts[c].Account : null, deals[a.Deal].Account));
        Assert.All(Data.Activities.Where(a => a.IsDone), a => Assert.True(a.On <= (deals[a.Deal].CloseDate ?? GeneratedSales.AsOf) && a.On <= GeneratedSales.AsOf));
        Assert.Contains(Data.Activities, a => !a.IsDone && a.On < GeneratedSales.AsOf);
        Assert.Contains(Data.Activities, a => !a.IsDone && a.On > GeneratedSales.AsOf);
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
