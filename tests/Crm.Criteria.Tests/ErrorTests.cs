namespace Crm.Criteria.Tests;

public class ErrorTests
{
    [Theory]
    [InlineData("", 0, "a field")]
    [InlineData("amount >", 8, "a field")]
    [InlineData("amount contain 'x'", 7, "contains")]
    [InlineData("amount > 5 adn isHot", 11, "and")]
    [InlineData("(isHot or amount > 5", 20, "and")]
    [InlineData("isHot)", 5, "=")]
    [InlineData("amount = null", 9, "is null")]
    [InlineData("amount != NULL", 10, "is not null")]
    [InlineData("null = amount", 0, "is null")]
    [InlineData("amount == 5", 7, "=")]
    [InlineData("amount <> 5", 7, "!=")]
    [InlineData("isHot && isHot", 6, "and")]
    [InlineData("title = \"x\"", 8, "'")]
    [InlineData("title = 'x", 10, "'")]
    [InlineData("title = 'a\0b'", 10, null)]
    [InlineData("title = #", 8, null)]
    [InlineData("title starts 'x'", 13, "with")]
    [InlineData("stage in open", 9, "(")]
    [InlineData("stage in (open", 14, ",")]
    [InlineData("stage not 'x'", 10, "in")]
    [InlineData("title is 'x'", 9, "null")]
    [InlineData("amount > 12345678901234567890123456789", 9, null)]
    [InlineData("amount > 1e5", 9, null)]
    [InlineData("closeDate > 2017-02-29", 12, null)]
    [InlineData("closeDate > 2017-1-1", 12, null)]
    [InlineData("createdAt > 2017-12-31T23:00:00", 12, null)]
    [InlineData("createdAt > 2017-12-31T23:00:00.1234567Z", 12, null)]
    [InlineData("createdAt > 2017-12-31T24:00:00Z", 12, null)]
    [InlineData("createdAt > now - 30m", 18, "30min")]
    [InlineData("createdAt > 30d", 12, null)]
    [InlineData("account.deals count", 19, "=")]
    [InlineData("account.deals sum amount > 3", 18, "(")]
    [InlineData("a.``.b", 2, null)]
    [InlineData("$ = 1", 2, "a name")]
    public void Syntax_errors_say_where_and_what(string text, int position, string? expected)
    {
        var exception = Fails(text);
        Assert.Equal(("criteria.syntax", position), (exception.Code, exception.Position));
        if (expected is not null)
        {
            Assert.Equal(expected, exception.Expected[0]);
        }
    }

    [Theory]
    [InlineData("amuont > 5", "criteria.unknown_field", 0, "amount")]
    [InlineData("isHot and amount.curency = 'x'", "criteria.unknown_field", 10, "amount.currency")]
    [InlineData("isHot and account.nmae = 'x'", "criteria.unknown_field", 18, "name")]
    [InlineData("acount.name = 'x'", "criteria.unknown_field", 0, "account")]
    [InlineData("account.owner.teem is null", "criteria.unknown_field", 14, "team")]
    [InlineData("amount > priorty", "criteria.unknown_field", 9, "priority")]
    [InlineData("account.dals any", "criteria.unknown_relation", 8, "deals")]
    [InlineData("account.deals any (amuont > 5)", "criteria.unknown_field", 19, "amount")]
    [InlineData("account.deals.amount > 5", "criteria.to_many", 8, "any")]
    [InlineData("account any", "criteria.to_many", 0, null)]
    [InlineData("stage = opne", "criteria.unknown_choice", 8, "open")]
    [InlineData("stage in ('open', 'lots')", "criteria.unknown_choice", 18, "lost")]
    [InlineData("stage > open", "criteria.type", 0, "=")]
    [InlineData("stage contains 'o'", "criteria.type", 0, null)]
    [InlineData("account.inRegoin('x')", "criteria.unknown_function", 0, "inRegion")]
    [InlineData("closeDate = yearStrt(1)", "criteria.unknown_function", 12, "yearStart")]
    [InlineData("amount > 'x'", "criteria.type", 9, null)]
    [InlineData("amount > 1.00001", "criteria.type", 9, null)]
    [InlineData("amount > 100000000001", "criteria.type", 9, null)]
    [InlineData("priority = 1.5", "criteria.type", 11, null)]
    [InlineData("priority = amount", "criteria.type", 0, null)]
    [InlineData("title = amount.currency", "criteria.type", 0, null)]
    [InlineData("title contains amount.currency", "criteria.type", 15, null)]
    [InlineData("'x' contains title", "criteria.type", 0, null)]
    [InlineData("account.deals count contains 'x'", "criteria.type", 0, null)]
    [InlineData("id > 'x'", "criteria.type", 0, "=")]
    [InlineData("account = 'x'", "criteria.type", 10, null)]
    [InlineData("isHot > true", "criteria.type", 0, "=")]
    [InlineData("1 = 1", "criteria.type", 0, null)]
    [InlineData("1 in (1)", "criteria.type", 0, null)]
    [InlineData("amount in (priority)", "criteria.type", 11, null)]
    [InlineData("amount in my teams", "criteria.type", 10, null)]
    [InlineData("amount = my teams", "criteria.type", 9, null)]
    [InlineData("amount = this month", "criteria.type", 9, null)]
    [InlineData("amount", "criteria.type", 0, null)]
    [InlineData("closeDate > 0001-01-01", "criteria.type", 12, null)]
    [InlineData("createdAt > 1899-12-31T23:59:59Z", "criteria.type", 12, null)]
    [InlineData("createdAt > now + 9999999y", "criteria.type", 12, null)]
    [InlineData("createdAt > now + 2147483647w", "criteria.type", 12, null)]
    [InlineData("secret = 'x'", "criteria.not_allowed", 0, null)]
    [InlineData("title = $nmae", "criteria.parameter", 8, "name")]
    [InlineData("title = $nothing", "criteria.parameter", 8, null)]
    [InlineData("title = $list", "criteria.parameter", 8, null)]
    [InlineData("amount = $nan", "criteria.parameter", 9, null)]
    [InlineData("amount in $list", "criteria.type", 10, null)]
    [InlineData("amount = $name", "criteria.type", 9, null)]
    [InlineData("title = $lone", "criteria.text", 8, null)]
    [InlineData("amount = $odd", "criteria.parameter", 9, null)]
    [InlineData("createdAt > $fine", "criteria.type", 12, null)]
    [InlineData("account.loop()", "criteria.limit", 0, null)]
    [InlineData("isHot or account.double()", "criteria.limit", 9, null)]
    [InlineData("isHot or account.broken()", "criteria.function", 9, null)]
    [InlineData("isHot or account.wrong()", "criteria.unknown_field", 9, null)]
    [InlineData("account.inRegion()", "criteria.type", 0, null)]
    [InlineData("account.inRegion(title)", "criteria.type", 17, null)]
    [InlineData("yearStart(1)", "criteria.type", 0, null)]
    [InlineData("account.deals sum(title) > 1", "criteria.type", 18, null)]
    [InlineData("account.deals sum(closeDate) > 1", "criteria.type", 18, null)]
    [InlineData("account.deals max(isHot) = true", "criteria.type", 18, null)]
    [InlineData("account.deals any (account.deals any (account.deals any))", "criteria.limit", 38, null)]
    public void Checker_errors_say_where_and_what(string text, string code, int position, string? expected)
    {
        var exception = Fails(text);
        Assert.Equal((code, position), (exception.Code, exception.Position));
        if (expected is not null)
        {
            Assert.Equal(expected, exception.Expected[0]);
            Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_field_that_may_not_be_used_is_as_unknown_as_one_that_is_not_there()
    {
        var context = SampleCrm.Context with { MayUse = (_, field, _) => field.Name is not ("amount" or "accountId") };
        var checker = new CriteriaChecker(SampleCrm.Catalogue);
        Alike("amount = 1", "amoumt = 1", "amount", "amoumt");
        Alike("account.name = 'x'", "accoumt.name = 'x'", "account", "accoumt");

        void Alike(string hidden, string absent, string name, string other)
        {
            var one = Assert.Throws<CriteriaException>(() => checker.Check(hidden, SampleCrm.Deals, context));
            var two = Assert.Throws<CriteriaException>(() => checker.Check(absent, SampleCrm.Deals, context));
            Assert.Equal((one.Code, one.Message), (two.Code, two.Message.Replace(other, name, StringComparison.Ordinal)));
            Assert.DoesNotContain(name, two.Expected);
        }

        Assert.Equal("criteria.unknown_relation", Assert.Throws<CriteriaException>(() => checker.Check("deals any", SampleCrm.Accounts, context)).Code);
    }

    [Fact]
    public void Half_a_pair_is_refused_with_its_place()
    {
        var exception = Fails("title = 'a\ud800b'");
        Assert.Equal(("criteria.syntax", 10), (exception.Code, exception.Position));
        Assert.Equal("criteria.text", Assert.Throws<CriteriaException>(() => CriterionText.Write(Where.Field("a").Is("\udc00"))).Code);
        Assert.Equal("criteria.text", Assert.Throws<CriteriaException>(() => TextFolding.Fold("\ud800")).Code);
    }

    [Fact]
    public void Nobody_is_no_me() =>
        Assert.Equal("criteria.no_me", Assert.Throws<CriteriaException>(() => SampleCrm.Checker.Check("id = me", SampleCrm.Deals, SampleCrm.Context with { Me = null })).Code);

    [Theory]
    [InlineData("(((isHot)))")]
    [InlineData("isHot or isHot or isHot or isHot")]
    [InlineData("priority in (1, 2, 3)")]
    [InlineData("account.owner.name = 'x'")]
    [InlineData("account.deals any")]
    public void Limits_hold(string text)
    {
        var limits = new CriteriaLimits { Depth = 2, Nodes = 3, ListItems = 2, Hops = 1, ManyDepth = 0 };
        Assert.Equal("criteria.limit", Assert.Throws<CriteriaException>(() => SampleCrm.Checker.Check(text, SampleCrm.Deals, SampleCrm.Context with { Limits = limits })).Code);
        Assert.Equal("criteria.limit", Assert.Throws<CriteriaException>(() => CriterionText.Parse(text, new CriteriaLimits { Length = 5 })).Code);
    }

    private static CriteriaException Fails(string text)
    {
        var context = SampleCrm.Context with
        {
            Parameters = new Dictionary<string, object?>
            {
                ["name"] = "x",
                ["nothing"] = null,
                ["list"] = new[] { "x" },
                ["nan"] = double.NaN,
                ["lone"] = "\ud800",
                ["odd"] = new object(),
                ["fine"] = Instant.FromUtc(2017, 1, 1, 0, 0).PlusTicks(1),
            },
        };
        return Assert.Throws<CriteriaException>(() => SampleCrm.Checker.Check(text, SampleCrm.Deals, context));
    }
}
