namespace Crm.Criteria.Tests;

public class EvaluationTests
{
    private static readonly SampleCrm Crm = Make();

    [Theory]
    [InlineData("amount > 1000", "big")]
    [InlineData("amount != 5000", "small,empty")]
    [InlineData("amount is null", "empty")]
    [InlineData("title contains 'SMALL'", "small")]
    [InlineData("title ends with ''", "big,small,empty")]
    [InlineData("amount.currency = 'EUR'", "big")]
    [InlineData("stage = won or stage in (lost)", "big,small")]
    [InlineData("account.name = 'ACME'", "big,small")]
    [InlineData("account.name != 'acme'", "empty")]
    [InlineData("account is null", "empty")]
    [InlineData("account.owner = me", "big,small")]
    [InlineData("account.owner.team in my teams", "big,small")]
    [InlineData("account.deals count > 1 and isHot", "big")]
    [InlineData("account.deals sum(amount, stage = won) = 5000", "big,small")]
    [InlineData("account.deals min(amount) = amount", "small")]
    [InlineData("account.deals all (amount > 100)", "empty")]
    [InlineData("account.deals any (isHot)", "big,small")]
    [InlineData("account.deals none (isHot)", "empty")]
    [InlineData("closeDate in this month", "big")]
    [InlineData("closeDate > today", "big")]
    [InlineData("createdAt = 2017-08-16", "big")]
    [InlineData("createdAt < now - 1d", "small")]
    [InlineData("priority in (1, 2)", "big,small")]
    [InlineData("account.inRegion('DE')", "big,small")]
    [InlineData("closeDate >= yearStart(2017)", "big,small")]
    [InlineData("not (isHot)", "small,empty")]
    public void Conditions_find_the_right_deals(string text, string titles)
    {
        var compiled = SampleCrm.Checker.Check(text, SampleCrm.Deals, SampleCrm.Context).Compile();
        Assert.Equal(titles, string.Join(',', Crm.AllDeals.Where(d => compiled.Matches(d, Crm)).Select(d => d.Title)));
    }

    private static SampleCrm Make()
    {
        var crm = new SampleCrm();
        crm.AllTeams.Add(new Team(SampleCrm.TeamA, "A"));
        crm.AllOwners.Add(new Owner(SampleCrm.Me, "Ann", SampleCrm.TeamA));
        var account = new Account(Id(1), "Acme", "SaaS", "DE-1", SampleCrm.Me, true);
        crm.AllAccounts.Add(account);
        crm.AllDeals.Add(new Deal(Id(2), "big", 5000m, "EUR", "won", 1, new LocalDate(2017, 8, 31), Instant.FromUtc(2017, 8, 15, 22, 0), true, account.Id));
        crm.AllDeals.Add(new Deal(Id(3), "small", 100m, "USD", "lost", 2, new LocalDate(2017, 1, 1), Instant.FromUtc(2017, 8, 15, 10, 29), false, account.Id));
        crm.AllDeals.Add(new Deal(Id(4), "empty", null, null, null, null, null, null, null, null));
        return crm;
    }

    private static Guid Id(int n) => new(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
