namespace Crm.Criteria.Tests;

/// <summary>Conditions on the record that a path leads to.</summary>
public sealed class ViaTests
{
    private static readonly CriteriaChecker Checker = new(SampleCrm.Catalogue);

    [Theory]
    [InlineData("name = 'Acme'", "account.name = 'Acme'")]
    [InlineData("owner.team.name = 'Red' or isActive", "account.owner.team.name = 'Red' or account.isActive")]
    [InlineData("deals any (amount > 5) and not (name is null)", "account.deals any (amount > 5) and not (account.name is null)")]
    public void It_is_the_condition_with_the_path_before_each_name(string condition, string expected) =>
        Assert.Equal(
            Checker.Check(expected, SampleCrm.Catalogue["deal"], SampleCrm.Context),
            Via(condition, "account", SampleCrm.Context));

    [Fact]
    public void The_hops_of_the_path_come_on_top_and_restrictions_hold_on_them()
    {
        var context = SampleCrm.Context with { Limits = new CriteriaLimits { Hops = 2 }, Restrict = entity => entity.Name == "account" ? new CheckedIsNull(new FieldValue([], SampleCrm.AccountKey)) : null };
        var comparison = Assert.IsType<CheckedComparison>(Via("owner.team.name = 'Red'", "account", context));
        var path = Assert.IsType<FieldValue>(comparison.Left).Path;
        Assert.Equal(["account", "owner", "team"], path.Select(h => h.Target.Name));
        Assert.NotNull(path[0].Restriction);
    }

    [Theory]
    [InlineData("account", "nme = 'x'", "criteria.unknown_field")]
    [InlineData("acount", "name = 'x'", "criteria.unknown_relation")]
    public void What_is_not_there_is_refused(string via, string condition, string code) =>
        Assert.Equal(code, Assert.Throws<CriteriaException>(() => Via(condition, via, SampleCrm.Context)).Code);

    [Fact]
    public void A_path_over_a_relation_to_many_is_refused() =>
        Assert.Equal("criteria.to_many", Assert.Throws<CriteriaException>(() =>
            Checker.CheckVia(CriterionText.Parse("amount > 5"), (FieldPath)CriterionText.ParseTerm("deals"), SampleCrm.Catalogue["account"], SampleCrm.Context)).Code);

    private static CheckedCriterion Via(string condition, string via, CheckContext context) =>
        Checker.CheckVia(CriterionText.Parse(condition), (FieldPath)CriterionText.ParseTerm(via), SampleCrm.Catalogue["deal"], context);
}
