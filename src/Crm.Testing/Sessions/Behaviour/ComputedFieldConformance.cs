using Crm.Contacts;
using Crm.Criteria;
using Crm.Extensibility;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Fields that are expressions over others: they are used as any field is, with the rights of whoever asks, now and as of then.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ComputedFieldConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Theory]
    [InlineData("open_amount > 100", "Acme")]
    [InlineData("open_amount / deals count > 100 or open_amount = 50", "Acme, Bolt")]
    [InlineData("is_key", "Acme")]
    [InlineData("not is_key", "Bolt, Cask")]
    [InlineData("is_key = false and open_amount > 0", "Bolt")]
    [InlineData("per_head is null", "Acme, Cask")]
    [InlineData("per_head * 3 = 49.9999", "")]
    [InlineData("per_head = 16.6667", "Bolt")]
    [InlineData("coalesce(per_head, 0) < 1", "Acme, Cask")]
    public async Task A_condition_may_speak_of_them(string condition, string names)
    {
        await SceneAsync();
        var rows = (await Boss().Query<Account>().Where(condition).Select("name").OrderBy("name").PageAsync(9)).Rows;
        Assert.Equal(names, string.Join(", ", rows.Select(r => r["name"])));
    }

    [Fact]
    public async Task They_are_columns_orders_groups_and_measures_also_along_paths()
    {
        await SceneAsync();
        var crm = Boss();
        var first = await crm.Query<Account>().Select("name", "open_amount", "is_key", "per_head").OrderBy("open_amount desc, name").PageAsync(2);
        Assert.Equal([["Acme", 300m, true, null], ["Bolt", 50m, false, 16.6667m]], first.Rows.Select(r => r.Values));
        var second = await crm.Query<Account>().Select("name", "open_amount", "is_key", "per_head").OrderBy("open_amount desc, name").PageAsync(2, first.Next);
        Assert.Equal([["Cask", 0m, false, null]], second.Rows.Select(r => r.Values));
        Assert.Equal([[false, 2L, 50m], [true, 1L, 300m]], (await crm.Query<Account>().GroupAsync(["is_key"], ["count", "sum(open_amount)"])).Select(r => r.Values));
        Assert.Equal([[50m, 1L], [300m, 2L]], (await crm.Query<Deal>().GroupAsync(["account.open_amount"], ["count"])).Select(r => r.Values));
        Assert.Equal(["a1", "a2"], (await crm.Query<Deal>().Where("account.is_key").Select("name").OrderBy("account.open_amount, name").PageAsync(9)).Rows.Select(r => r["name"]));
        Assert.Equal(2, await crm.Query<Account>().Where("deals any (account.open_amount >= 50)").CountAsync());
    }

    [Fact]
    public async Task They_are_no_part_of_a_record_that_is_not_asked_for_them()
    {
        await SceneAsync();
        var row = (await Boss().Query<Account>().PageAsync(1)).Rows[0];
        Assert.DoesNotContain("open_amount", row.Columns);
        Assert.DoesNotContain("open_amount", (await Boss().GetAsync(row.GetId<Account>("id")!.Value)).Columns);
    }

    [Fact]
    public async Task As_of_then_they_are_what_they_were()
    {
        await SceneAsync();
        var then = Fixture.Clock.GetCurrentInstant();
        Fixture.Clock.Advance(Duration.FromDays(3));
        var acme = (await Boss().Query<Account>().Where("name = 'Acme'").PageAsync(1)).Rows[0].GetId<Account>("id")!.Value;
        await DealAsync("a3", acme, amount: new Money(1_000, "EUR"));
        Assert.Equal(1_300m, await OpenAsync(Boss().Query<Account>()));
        Assert.Equal(300m, await OpenAsync(Boss().Query<Account>().AsOf(then)));

        static async Task<object?> OpenAsync(Queries.RecordQuery<Account> query) =>
            (await query.Where("is_key").Select("open_amount").PageAsync(1)).Rows[0]["open_amount"];
    }

    [Fact]
    public async Task Who_may_not_read_what_they_speak_of_does_not_know_them()
    {
        await SceneAsync();
        Fixture.Give("Clerk");
        var crm = As(Org.Ann).Crm;
        Func<string, ValueTask>[] uses =
        [
            async f => await crm.Query<Account>().Where($"{f} is null").CountAsync(),
            async f => await crm.Query<Account>().Where($"coalesce({f}, {f}) is null").CountAsync(),
            async f => await crm.Query<Account>().Select("name", f).PageAsync(1),
            async f => await crm.Query<Account>().OrderBy($"{f} desc").PageAsync(1),
            async f => await crm.Query<Account>().GroupAsync([f], ["count"]),
            async f => await crm.Query<Account>().GroupAsync([], [$"sum({f})"]),
            async f => await crm.Query<Deal>().Select($"account.{f}").PageAsync(1),
            async f => await crm.Query<Account>().Where($"deals any (account.{f} is null)").CountAsync(),
        ];
        foreach (var field in new[] { "open_amount", "is_key", "per_head" })
        {
            var unknown = new string('q', field.Length);
            foreach (var use in uses)
            {
                var denied = await RefusedAsync(CrmErrors.Criteria, () => use(field));
                var absent = await RefusedAsync(CrmErrors.Criteria, () => use(unknown));
                Assert.Equal(absent.Message.Replace(unknown, field, StringComparison.Ordinal), denied.Message);
            }
        }

        Assert.Equal(["deal_count"], (await crm.ComputedFieldsAsync()).Where(f => f.Entity == "account").Select(f => f.Name));
        Assert.Equal(["deal_count", "is_key", "open_amount", "per_head"], (await Boss().ComputedFieldsAsync()).Where(f => f.Entity == "account").Select(f => f.Name).Order(StringComparer.Ordinal));
        var near = await RefusedAsync(CrmErrors.Criteria, async () => await crm.Query<Account>().Where("open_amout > 5").CountAsync());
        Assert.DoesNotContain("open_amount", near.Message, StringComparison.Ordinal);
        near = await RefusedAsync(CrmErrors.Criteria, async () => await Boss().Query<Account>().Where("open_amout > 5").CountAsync());
        Assert.Contains("open_amount", near.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_they_sum_is_what_the_asker_sees()
    {
        await SceneAsync();
        Fixture.Give("Own deals");
        var crm = As(Org.Ann).Crm;
        Assert.Equal([["Acme", 100m, 1L], ["Bolt", 0m, 0L], ["Cask", 0m, 0L]], (await crm.Query<Account>().Select("name", "open_amount", "deal_count").OrderBy("name").PageAsync(9)).Rows.Select(r => r.Values));
    }

    [Theory]
    [InlineData("account", "wrong", "amout * 2")]
    [InlineData("account", "wrong", "name * 2")]
    [InlineData("account", "wrong", "name = ")]
    [InlineData("account", "wrong", "$limit * 2")]
    [InlineData("account", "wrong", "wrong + 1")]
    [InlineData("account", "deal_count", "open_amount")]
    [InlineData("account", "name", "revenue")]
    [InlineData("account", "owner", "revenue")]
    [InlineData("account", "Wrong", "revenue")]
    [InlineData("account", "wrong__k", "revenue")]
    [InlineData("nothing", "wrong", "revenue")]
    [InlineData("audit", "wrong", "id")]
    [InlineData("account", "wrong", " ")]
    public async Task One_that_is_not_right_is_refused_and_leaves_the_tenant_usable(string entity, string name, string expression)
    {
        await RefusedAsync(CrmErrors.Configuration, async () => await As(null).Administration.ProvisionAsync(Org.North, t => t.Computed(entity, name, expression).Computed("account", "ring", name)));
        Assert.Equal(0, await Boss().Query<Account>().Where("open_amount > 1").CountAsync());
    }

    [Fact]
    public async Task None_is_computed_from_itself()
    {
        var error = await RefusedAsync(CrmErrors.Configuration, async () => await As(null).Administration.ProvisionAsync(Org.North, t => t.Computed("account", "ring", "rang + 1").Computed("account", "rang", "parent.ring * 2")));
        Assert.Contains("itself", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_tenant_has_the_plugins_and_not_the_first_ones()
    {
        Assert.Equal(0, await Boss(Org.South).Query<Account>().Where("open_amount > 0").CountAsync());
        await RefusedAsync(CrmErrors.Criteria, async () => await Boss(Org.South).Query<Account>().Where("per_head > 0").CountAsync());
        await As(null).Administration.ProvisionAsync(Org.North, t => t.Computed("account", "per_head", "revenue * 2"));
        Assert.Equal("revenue * 2", (await Boss().ComputedFieldsAsync()).Single(f => f.Name == "per_head").Expression);
    }

    private protected override void Compose(CrmBuilder crm) => crm
        .Computed("account", "open_amount", "deals sum(amount, stage.kind = open)")
        .Computed(new ComputedField("account", "deal_count", "deals count"))
        .Provision(Org.North, t => t
            .Computed("account", "is_key", "open_amount > 100 or revenue > 1000000")
            .Computed("account", "per_head", "open_amount / employees")
            .Role("Clerk", r => r.On("*", Depth.All, readFields: FieldGrant.AllExcept("amount")))
            .Role("Own deals", r => r.On("account", Depth.All).On("deal", Depth.Own)));

    private async Task SceneAsync()
    {
        var crm = Boss();
        var acme = crm.Add(new Account { Name = "Acme", Employees = 0 });
        var bolt = crm.Add(new Account { Name = "Bolt", Employees = 3 });
        crm.Add(new Account { Name = "Cask" });
        crm.Add(new Deal { Name = "a1", AccountId = acme.Id, Amount = new Money(100, "EUR") }, Org.Ann);
        crm.Add(new Deal { Name = "a2", AccountId = acme.Id, Amount = new Money(200, "EUR") });
        crm.Add(new Deal { Name = "b1", AccountId = bolt.Id, Amount = new Money(50, "EUR") });
        await crm.SaveAsync();
    }
}
