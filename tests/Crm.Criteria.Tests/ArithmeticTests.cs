namespace Crm.Criteria.Tests;

public class ArithmeticTests
{
    [Theory]
    [InlineData("a + b * c > 1")]
    [InlineData("(a + b) * c > 1")]
    [InlineData("a - (b - c) - d = -(1)")]
    [InlineData("a / (b / c) / d != --e")]
    [InlineData("-(a + b) < - 1", "-(a + b) < -1")]
    [InlineData("((a)) = ((b + 1))", "a = b + 1")]
    [InlineData("(a + b) is null")]
    [InlineData("not ((a + b) / 2 in (1, 2)) and (a or b)", "(a + b) / 2 not in (1, 2) and (a or b)")]
    [InlineData("((a + b) * 2 > 1 or c)", "(a + b) * 2 > 1 or c")]
    [InlineData("('(' = a) and (a + 1 = ')''(')", "'(' = a and a + 1 = ')''('")]
    [InlineData("closeDate + 30d - 1mo < today - 3w")]
    [InlineData("(now) + 30d > a")]
    [InlineData("(a - now) + 30d > a")]
    [InlineData("now + 30d > a - today")]
    [InlineData("deals sum(amount * 2, stage = open) / deals count > coalesce(a, 1) + abs(b)")]
    [InlineData("deals any (x) and deals count (y - 1 > 2) * 2 > 3")]
    [InlineData("a > 2017-12-31 - 30d")]
    [InlineData("a - 2017 > 1 - 12")]
    public void Text_and_tree_and_json(string text, string? canonical = null)
    {
        var tree = CriterionText.Parse(text);
        canonical ??= text;
        Assert.Equal(canonical.StartsWith("(a + b) is", StringComparison.Ordinal) ? "a + b is null" : canonical, CriterionText.Write(tree));
        Assert.Equal(tree, CriterionText.Parse(CriterionText.Write(tree)));
        Assert.Equal(tree, CriterionJson.Read(CriterionJson.Write(tree)));
    }

    [Theory]
    [InlineData("amount + title > 1", "criteria.type")]
    [InlineData("closeDate + 30 > today", "criteria.type")]
    [InlineData("closeDate - createdAt > 1", "criteria.type")]
    [InlineData("closeDate + 3h > today", "criteria.type")]
    [InlineData("createdAt + 3mo > now", "criteria.type")]
    [InlineData("closeDate + 1001y > today", "criteria.type")]
    [InlineData("amount + 0.00001 > 1", "criteria.type")]
    [InlineData("amount * 100000000000001 > 1", "criteria.type")]
    [InlineData("round(amount, 5) > 1", "criteria.type")]
    [InlineData("round(amount, priority) > 1", "criteria.type")]
    [InlineData("abs(amount, 1) > 1", "criteria.type")]
    [InlineData("coalesce(1, 2) > 1", "criteria.type")]
    [InlineData("coalesce(amount, title) > 1", "criteria.type")]
    [InlineData("coalesce(title, amount.currency) = 'a'", "criteria.type")]
    [InlineData("amount + 1", "criteria.syntax")]
    [InlineData("(amount > 1) + 1 > 2", "criteria.syntax")]
    [InlineData("amount + > 1", "criteria.syntax")]
    [InlineData("amount + 30d > 1", "criteria.type")]
    [InlineData("priority * 2 > 1.5", "criteria.type")]
    [InlineData("amount in (1 + 1)", "criteria.type")]
    public void What_does_not_go_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<CriteriaException>(() => SampleCrm.Checker.Check(text, SampleCrm.Deals, SampleCrm.Context)).Code);

    [Theory]
    [InlineData("1 + 1 = 2")]
    [InlineData("amount > 2 * 1000 or priority < 2.5 * 2")]
    [InlineData("today - closeDate > 30 and now - createdAt > 1.5")]
    [InlineData("coalesce(isHot, false)")]
    [InlineData("closeDate > 2017-01-01 + 30d")]
    [InlineData("amount > -$limit / 3")]
    [InlineData("priority / 2 > 1.5 and amount = priority * 1")]
    public void What_goes_is_taken(string text) =>
        SampleCrm.Checker.Check(text, SampleCrm.Deals, SampleCrm.Context with { Parameters = new Dictionary<string, object?> { ["limit"] = 5 } });

    [Theory]
    [InlineData("+")]
    [InlineData("*")]
    public void Long_chains_are_refused(string operation)
    {
        var text = $"{string.Join($" {operation} ", Enumerable.Repeat("amount", 200))} > 1";
        Assert.Equal("criteria.limit", Assert.Throws<CriteriaException>(() => CriterionText.Parse(text)).Code);
        Term tree = new FieldPath(["amount"]);
        for (var i = 0; i < 100; i++)
        {
            tree = new Arithmetic(tree, ArithmeticOperator.Add, new NumberLiteral(1));
        }

        var error = Assert.Throws<CriteriaException>(() => SampleCrm.Checker.Check(new Comparison(tree, ComparisonOperator.Greater, new NumberLiteral(1)), SampleCrm.Deals, SampleCrm.Context));
        Assert.Equal("criteria.limit", error.Code);
        Assert.Equal("criteria.limit", Assert.Throws<CriteriaException>(() => CriterionText.Parse(new string('(', 5_000) + "a" + new string(')', 5_000) + " > 1")).Code);
        Assert.Equal("criteria.limit", Assert.Throws<CriteriaException>(() => CriterionText.Parse("a > " + string.Concat(Enumerable.Repeat("- ", 5_000)) + "a")).Code);
    }

    [Fact]
    public void Built_in_code_it_is_the_same()
    {
        var built = Where.Field("amount").Times(2).Minus(Where.Relation("deals").Sum(Where.Field("amount").DividedBy(3))).Or(0).GreaterThan(Where.Field("closeDate").Shifted(-1, TimeUnit.Month));
        Assert.Equal("coalesce(amount * 2 - deals sum(amount / 3), 0) > closeDate - 1mo", CriterionText.Write(built));
    }
}
