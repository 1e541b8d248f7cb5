namespace Crm.Criteria.Tests;

/// <summary>What the checker makes of what is right.</summary>
public class CheckerTests
{
    private static readonly Guid Id = new("00000000-0000-0000-0000-000000000007");

    [Fact]
    public void A_path_that_ends_in_a_relation_is_its_key_here_where_nothing_is_hidden()
    {
        var value = Path("account.owner", SampleCrm.Context);
        Assert.Equal(["account"], value.Path.Select(h => h.Relation.Name));
        Assert.Same(SampleCrm.AccountOwner.ForeignKey, value.Field);
    }

    [Fact]
    public void It_is_the_targets_key_where_the_target_may_be_hidden()
    {
        var restriction = SampleCrm.Checker.Check("name = 'x'", SampleCrm.Owners, SampleCrm.Context);
        var asked = 0;
        var context = SampleCrm.Context with
        {
            Restrict = e =>
            {
                asked++;
                return e.Name == "owner" ? restriction : new CheckedTruth(true);
            },
        };
        var value = Path("account.owner", context);
        Assert.Equal(["account", "owner"], value.Path.Select(h => h.Relation.Name));
        Assert.Same(SampleCrm.OwnerKey, value.Field);
        Assert.Null(value.Path[0].Restriction);
        Assert.Same(restriction, value.Path[1].Restriction);
        Assert.Equal(2, asked);
        asked = 0;
        SampleCrm.Checker.Check("account.owner.name = 'a' and account.owner.name = 'b' and account.deals any (account.name = 'c')", SampleCrm.Deals, context);
        Assert.Equal(3, asked);
    }

    [Fact]
    public void The_longest_name_of_a_field_counts()
    {
        Assert.Equal("amount.currency", Path("amount.currency", SampleCrm.Context).Field.Name);
        Assert.Equal("amount.currency", Path("`amount.currency`", SampleCrm.Context).Field.Name);
        Assert.Equal("amount", Path("amount", SampleCrm.Context).Field.Name);
    }

    [Fact]
    public void Each_use_asks_for_its_own_right()
    {
        Assert.Equal("secret", Path("secret", SampleCrm.Context).Field.Name);
        var exception = Assert.Throws<CriteriaException>(() => SampleCrm.Checker.CheckPath("secret", SampleCrm.Deals, FieldUse.Sort, SampleCrm.Context));
        Assert.Equal("criteria.not_allowed", exception.Code);
        var context = SampleCrm.Context with { MayUse = (_, f, use) => f.Name != "amount" || use == FieldUse.Select };
        Path("amount", context);
        Assert.Equal("criteria.unknown_field", Assert.Throws<CriteriaException>(() => SampleCrm.Checker.Check("amount > 1", SampleCrm.Deals, context)).Code);
        Assert.Equal("criteria.unknown_field", Assert.Throws<CriteriaException>(() => SampleCrm.Checker.CheckTerm("deals sum(amount)", SampleCrm.Accounts, FieldUse.Select, context)).Code);
    }

    [Fact]
    public void A_column_may_be_a_roll_up()
    {
        var value = Assert.IsType<RollupValue>(SampleCrm.Checker.CheckTerm("account.deals sum(amount, stage = won)", SampleCrm.Deals, FieldUse.Select, SampleCrm.Context));
        Assert.Equal((ValueKind.Decimal, RollupFunction.Sum), (value.Kind, value.Function));
        Assert.Equal("criteria.type", Assert.Throws<CriteriaException>(() => SampleCrm.Checker.CheckPath("account.deals count", SampleCrm.Deals, FieldUse.Select, SampleCrm.Context)).Code);
        Assert.Equal("criteria.type", Assert.Throws<CriteriaException>(() => SampleCrm.Checker.CheckTerm("'x'", SampleCrm.Deals, FieldUse.Select, SampleCrm.Context)).Code);
    }

    public static TheoryData<string, object, object> Parameters => new()
    {
        { "priority = $p", 5, 5L },
        { "priority = $p", 5L, 5L },
        { "priority = $p", 5m, 5L },
        { "amount = $p", 5, 5m },
        { "amount = $p", 0.1, 0.1m },
        { "amount = $p", 1.5f, 1.5m },
        { "title = $p", "ÄB", "äb" },
        { "isHot = $p", true, true },
        { "id = $p", Id, Id },
        { "id = $p", Id.ToString(), Id },
        { "id = $p", new Key<Firm>(Id), Id },
        { "closeDate = $p", new LocalDate(2017, 1, 2), new LocalDate(2017, 1, 2) },
        { "closeDate = $p", new DateOnly(2017, 1, 2), new LocalDate(2017, 1, 2) },
        { "closeDate = $p", "2017-01-02", new LocalDate(2017, 1, 2) },
        { "createdAt = $p", Instant.FromUtc(2017, 1, 2, 3, 4), Instant.FromUtc(2017, 1, 2, 3, 4) },
        { "createdAt = $p", new DateTimeOffset(2017, 1, 2, 5, 4, 0, TimeSpan.FromHours(2)), Instant.FromUtc(2017, 1, 2, 3, 4) },
    };

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Parameters_are_taken_generously(string text, object given, object constant)
    {
        var comparison = Assert.IsType<CheckedComparison>(Check(text, given));
        Assert.Equal(constant, ((ConstantValue)comparison.Right).Value);
    }

    [Fact]
    public void A_list_has_each_item_once()
    {
        Assert.Equal(["a", "b"], Assert.IsType<CheckedMembership>(Check("title in ('A', $p, 'a')", new[] { "a", "B" })).Items);
        Assert.Equal(20, Assert.IsType<CheckedMembership>(Check("priority in $p", Enumerable.Range(0, 40).Select(n => n % 20).ToArray())).Items.Count);
        Assert.Equal(new CheckedTruth(false), Check("priority in ()"));
        Assert.Equal(new CheckedTruth(false), Check("priority in $p", Array.Empty<int>()));
        Assert.IsType<CheckedAnyOf>(Check("closeDate in (2017-01-01, this month)"));
        Assert.Equal("criteria.parameter", Assert.Throws<CriteriaException>(() => Check("title in $p", (object)new string?[] { "a", null })).Code);
        Assert.Equal("criteria.limit", Assert.Throws<CriteriaException>(() => Check("priority in $p", Enumerable.Range(0, 1_001))).Code);
    }

    [Theory]
    [InlineData("true or amount > 1", true)]
    [InlineData("false and amount > 1", false)]
    [InlineData("not (true and true)", false)]
    [InlineData("account.deals any (false)", false)]
    [InlineData("account.deals all (true)", true)]
    [InlineData("account.deals none (false)", true)]
    [InlineData("yes()", true)]
    [InlineData("$p", true)]
    public void What_is_always_so_is_a_truth(string text, bool truth) => Assert.Equal(new CheckedTruth(truth), Check(text, true));

    [Fact]
    public void What_is_always_so_is_still_checked() =>
        Assert.Equal("criteria.unknown_field", Assert.Throws<CriteriaException>(() => Check("true or nothing > 1")).Code);

    [Theory]
    [InlineData("5 < amount", "amount > 5")]
    [InlineData("open = stage", "stage = open")]
    [InlineData("account.deals count >= 2", "2 <= account.deals count")]
    [InlineData("closeDate = now", "closeDate = today")]
    [InlineData("stage = open", "stage = 'open'")]
    public void Different_words_for_the_same(string one, string other) => Assert.Equal(Check(one), Check(other));

    [Fact]
    public void Sums_may_be_compared_with_more_than_one_value_may_be() => Check("account.deals sum(amount) > 100000000001");

    [Fact]
    public void Values_are_read_and_ordered()
    {
        var title = SampleCrm.Checker.CheckPath("title", SampleCrm.Deals, FieldUse.Sort, SampleCrm.Context).Compile();
        var titles = new[] { "b", "😀", "\uFFFD", "A", "a", "ä" }.Select(t => new Deal(Id, t, null, null, null, null, null, null, null, null)).ToArray();
        var sorted = titles.OrderBy(d => title.ReadKey(d, NoRelated.Instance)!, title.Order).Select(d => title.Read(d, NoRelated.Instance));
        Assert.Equal(["A", "a", "b", "ä", "\uFFFD", "😀"], sorted);
    }

    [Fact]
    public void Of_nothing_the_sum_is_zero_and_the_least_is_null()
    {
        var crm = new SampleCrm();
        var account = new Account(Id, null, null, null, null, null);
        Assert.Equal(0m, Read("deals sum(amount)"));
        Assert.Equal(0L, Read("deals count"));
        Assert.Equal(0L, Read("deals sum(priority)"));
        Assert.Null(Read("deals min(amount)"));
        Assert.Null(Read("deals max(closeDate)"));
        crm.AllDeals.Add(new Deal(Id, null, null, null, null, long.MaxValue, null, null, null, Id));
        crm.AllDeals.Add(new Deal(Id, null, null, null, null, 1, null, null, null, Id));
        Assert.Equal("criteria.overflow", Assert.Throws<CriteriaException>(() => Read("deals sum(priority)")).Code);

        object? Read(string text) => SampleCrm.Checker.CheckTerm(text, SampleCrm.Accounts, FieldUse.Select, SampleCrm.Context).Compile().Read(account, crm);
    }

    private static FieldValue Path(string path, CheckContext context) => SampleCrm.Checker.CheckPath(path, SampleCrm.Deals, FieldUse.Select, context);

    private static CheckedCriterion Check(string text, object? parameter = null) => SampleCrm.Checker.Check(
        text, SampleCrm.Deals, SampleCrm.Context with { Parameters = new Dictionary<string, object?> { ["p"] = parameter } });
}
