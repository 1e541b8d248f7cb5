namespace Crm.Criteria.Tests;

public class BuildingTests
{
    public static TheoryData<Criterion, string> Built => new()
    {
        { Where.Field("amount").GreaterThan(10_000).And(Where.Field("account.industry").Is("SaaS")), "amount > 10000 and account.industry = 'SaaS'" },
        { Where.Field("a").IsTrue() & Where.Field("b").IsTrue() & Where.Field("c").IsTrue(), "a and b and c" },
        { Where.Field("a").IsTrue() | (Where.Field("b").IsTrue() & !Where.Field("c").IsTrue()), "a or b and not c" },
        { Where.Field("a").AtLeast(1.5m) | Where.Field("a").AtMost(-1) | Where.Field("a").LessThan(0L), "a >= 1.5 or a <= -1 or a < 0" },
        { Where.Field("name").StartsWith("x").And(Where.Field("name").EndsWith("y")).And(Where.Field("name").Contains("'")), "name starts with 'x' and name ends with 'y' and name contains ''''" },
        { Where.Field("stage").In("open", "won") & Where.Field("stage").NotIn("lost"), "stage in ('open', 'won') and stage not in ('lost')" },
        { Where.Field("x").IsNull() & Where.Field("x").IsNotNull() & Where.Field("x").IsNot(true), "x is null and x is not null and x != true" },
        { Where.Field("owner").Is(Where.Me) & Where.Field("owner.team").In(Where.MyTeams), "owner = me and owner.team in my teams" },
        { Where.Field("closeDate").In(Where.This(TimeUnit.Month)) | Where.Field("closeDate").LessThan(Where.Today(-2, TimeUnit.Week)), "closeDate in this month or closeDate < today - 2w" },
        { Where.Field("at").GreaterThan(Where.Now(-30)) & Where.Field("at").In(Where.Next(TimeUnit.Day), Where.Last(TimeUnit.Year)), "at > now - 30d and at in (next day, last year)" },
        { Where.Field("d").Is(new LocalDate(2017, 12, 31)) & Where.Field("i").Is(Instant.FromUtc(2017, 12, 31, 23, 0)), "d = 2017-12-31 and i = 2017-12-31T23:00:00Z" },
        { Where.Relation("account.deals").Any() & Where.Relation("deals").None() & Where.Relation("deals").All(Where.Field("a").IsTrue()), "account.deals any and deals none and deals all (a)" },
        { Where.Relation("deals").Count(Where.Field("a").IsTrue()).GreaterThan(3), "deals count (a) > 3" },
        { Where.Relation("deals").Sum("amount").AtLeast(Where.Relation("deals").Max("amount")) & Where.Relation("deals").Min("x").Is(Where.Field("y")), "deals sum(amount) >= deals max(amount) and deals min(x) = y" },
        { Where.Function("inRegion", "EMEA", 1) & Where.Field("d").Is(Where.Call("yearStart", Where.Parameter("y"))), "inRegion('EMEA', 1) and d = yearStart($y)" },
        { Where.Field("id").Is(Guid.Empty), "id = '00000000-0000-0000-0000-000000000000'" },
    };

    [Theory]
    [MemberData(nameof(Built))]
    public void What_is_built_is_what_is_written(Criterion built, string text)
    {
        Assert.Equal(text, CriterionText.Write(built));
        Assert.Equal(CriterionText.Parse(text), built);
    }

    [Fact]
    public void A_null_value_is_refused() =>
        Assert.Equal("criteria.type", Assert.Throws<CriteriaException>(() => Where.Field("a").Is((string?)null)).Code);

    [Fact]
    public void A_path_that_is_none_is_refused() =>
        Assert.Equal("criteria.syntax", Assert.Throws<CriteriaException>(() => Where.Field("a b")).Code);
}
