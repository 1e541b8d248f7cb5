namespace Crm.Criteria.Tests;

/// <summary>What is read is written back: the text given is already canonical, or its canonical form stands beside it.</summary>
public class TextTests
{
    [Theory]
    [InlineData("amount > 10000")]
    [InlineData("a and b or c")]
    [InlineData("a and (b or c)")]
    [InlineData("(a and b) and c")]
    [InlineData("a or (b or c)")]
    [InlineData("not a and not (b or c)")]
    [InlineData("not not a")]
    [InlineData("not (a = 1)")]
    [InlineData("name contains 'gm''bh' and name starts with '' and name ends with 'ß\n𝄞'")]
    [InlineData("status in ('new', 'open') and owner.team in my teams and id in $ids")]
    [InlineData("status not in ('new')")]
    [InlineData("status in ()")]
    [InlineData("x is null or x is not null")]
    [InlineData("not (x is not null)")]
    [InlineData("deals any")]
    [InlineData("account.deals any (amount > 5) and deals all (a) and deals none (b or c)")]
    [InlineData("account.deals count > 3")]
    [InlineData("deals count (stage.kind = open) >= 2")]
    [InlineData("deals sum(amount, stage = won) > deals max(amount)")]
    [InlineData("createdAt > now - 30d and closeDate <= today + 2w or x = now or y = today")]
    [InlineData("a = now + 1min and a = now - 2h and a = now + 3mo and a = now + 4q and a = now - 5y")]
    [InlineData("a = yesterday and b = tomorrow")]
    [InlineData("closeDate in this month or closeDate < next quarter or closeDate != last year")]
    [InlineData("d = 2017-12-31 and i = 2017-12-31T23:00:00Z and i = 2017-12-31T23:00:00.00025Z")]
    [InlineData("x = -0.5 and y = 1234567890123456789012345678")]
    [InlineData("owner = me and $flag and x = $`not ok`")]
    [InlineData("inRegion('EMEA') and account.inRegion('EMEA', 1, true, now) and x = f()")]
    [InlineData("`and` = 1 and `a b`.`c``d` = 2 and count = 3 and this = 4 and last.next = any")]
    [InlineData("true and false")]
    [InlineData("größe > 1")]
    public void Canonical_text_comes_back(string text) => Assert.Equal(text, CriterionText.Write(CriterionText.Parse(text)));

    [Theory]
    [InlineData("  A.b=1  AND(NOT c)Or d Is Not Null ", "A.b = 1 and not c or d is not null")]
    [InlineData("((a))", "a")]
    [InlineData("today - 1d = x", "yesterday = x")]
    [InlineData("x = 2018-01-01T01:00:00+02:00", "x = 2017-12-31T23:00:00Z")]
    [InlineData("x = 2018-01-01T01:00Z", "x = 2018-01-01T01:00:00Z")]
    [InlineData("x = 1.500 and y = -0", "x = 1.5 and y = 0")]
    [InlineData("x not contains 'a'", "not (x contains 'a')")]
    [InlineData("x in ($ids)", "x in $ids")]
    [InlineData("x in today", "x in (today)")]
    [InlineData("deals any (true)", "deals any")]
    [InlineData("a.and = 1", "a.`and` = 1")]
    [InlineData("me=x", "me = x")]
    [InlineData("now-30D < x", "now - 30d < x")]
    public void Other_text_becomes_canonical(string text, string canonical) => Assert.Equal(canonical, CriterionText.Write(CriterionText.Parse(text)));

    [Fact]
    public void And_binds_tighter_than_or()
    {
        var expected = new AnyOf([new AllOf([Field("a"), Field("b")]), Field("c")]);
        Assert.Equal(expected, CriterionText.Parse("a and b or c"));
    }

    private static Holds Field(string name) => new(new FieldPath([name]));
}
