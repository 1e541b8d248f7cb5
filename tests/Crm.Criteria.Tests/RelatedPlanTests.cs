namespace Crm.Criteria.Tests;

public class RelatedPlanTests
{
    [Theory]
    [InlineData("isHot", "")]
    [InlineData("account is null", "")]
    [InlineData("account.name = 'a' and account.owner.name = 'b' and account.isActive", "account(owner)")]
    [InlineData("account.deals any (account.owner.team.name = 'x') or account.deals count > 3", "account(deals(account(owner(team))))")]
    [InlineData("amount > account.deals sum(amount, isHot) and account.deals max(account.deals count (isHot)) > 1", "account(deals(account(deals)))")]
    [InlineData("account.owner.accounts any (deals none)", "account(owner(accounts(deals)))")]
    [InlineData("amount - account.deals sum(amount) / account.owner.accounts count > 1", "account(deals, owner(accounts))")]
    public void Every_relation_crossed_is_listed_once(string text, string plan)
    {
        Assert.Equal(plan, Show(SampleCrm.Checker.Check(text, SampleCrm.Deals, SampleCrm.Context).Relations()));
    }

    [Fact]
    public void What_restrictions_cross_is_listed_too()
    {
        var restriction = SampleCrm.Checker.Check("owner.team in my teams", SampleCrm.Accounts, SampleCrm.Context);
        var context = SampleCrm.Context with { Restrict = e => e.Name == "account" ? restriction : null };
        Assert.Equal("account(owner)", Show(SampleCrm.Checker.Check("account is null", SampleCrm.Deals, context).Relations()));
        Assert.Equal("account(owner)", Show(SampleCrm.Checker.CheckTerm("account.name", SampleCrm.Deals, FieldUse.Select, context).Relations()));
    }

    [Fact]
    public void Without_related_records_a_crossing_is_refused()
    {
        var deal = new Deal(Guid.Empty, null, null, null, null, null, null, null, null, null);
        Assert.True(SampleCrm.Checker.Check("amount is null", SampleCrm.Deals, SampleCrm.Context).Compile().Matches(deal));
        var crossing = SampleCrm.Checker.Check("account.name = 'a'", SampleCrm.Deals, SampleCrm.Context).Compile();
        Assert.Equal("criteria.no_related", Assert.Throws<CriteriaException>(() => crossing.Matches(deal)).Code);
    }

    private static string Show(IReadOnlyList<RelationUse> uses) =>
        string.Join(", ", uses.Select(u => u.Further.Count == 0 ? u.Relation.Name : $"{u.Relation.Name}({Show(u.Further)})"));
}
