using Crm.Contacts;
using Crm.Extensibility;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;

namespace Crm.Testing.Sessions;

/// <summary>A field that may not be read is not there: not in rows, not in history, and every use of it fails as that of an unknown field does.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class FieldAccessConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Theory]
    [InlineData("revenue")]
    [InlineData("credit")]
    [InlineData("parent")]
    [InlineData("industry")]
    public async Task A_denied_field_is_unusable_as_an_unknown_one_is(string field)
    {
        var crm = await ClerkAsync();
        var unknown = new string('q', field.Length);
        Func<string, ValueTask>[] uses =
        [
            async f => await crm.Query<Account>().Where($"{f} is null").CountAsync(),
            async f => await crm.Query<Account>().Where(new Criteria.IsNull(Criteria.Where.Field(f).Term)).CountAsync(),
            async f => await crm.Query<Account>().Where($"deals any (account.{f} is null)").CountAsync(),
            async f => await crm.Query<Account>().Select("name", f).PageAsync(1),
            async f => await crm.Query<Account>().OrderBy($"{f} desc").PageAsync(1),
            async f => await crm.Query<Account>().GroupAsync([f], ["count"]),
            async f => await crm.Query<Account>().GroupAsync([], [$"sum({f})"]),
            async f => await crm.Query<Account>().GroupAsync([], [$"count({f} is null)"]),
            async f => await crm.Query<Deal>().Select($"account.{f}").PageAsync(1),
            async f => await crm.Query<Deal>().Where($"account.{f} is null").CountAsync(),
            async f => await crm.Query<Deal>().OrderBy($"account.{f}").PageAsync(1),
            async f => await crm.Query<Deal>().GroupAsync([$"account.{f}"], ["count"]),
        ];
        foreach (var use in uses)
        {
            var denied = await RefusedAsync(CrmErrors.Criteria, () => use(field));
            var absent = await RefusedAsync(CrmErrors.Criteria, () => use(unknown));
            Assert.Equal(absent.Message.Replace(unknown, field, StringComparison.Ordinal), denied.Message);
        }
    }

    [Fact]
    public async Task A_relation_cannot_be_crossed_either_way_by_who_may_not_read_its_reference()
    {
        var crm = await ClerkAsync();
        var denied = await RefusedAsync(CrmErrors.Criteria, async () => await crm.Query<Account>().Where("subsidiaries any").CountAsync());
        var absent = await RefusedAsync(CrmErrors.Criteria, async () => await crm.Query<Account>().Where("qqqqqqqqqqqq any").CountAsync());
        Assert.Equal(absent.Message.Replace("qqqqqqqqqqqq", "subsidiaries", StringComparison.Ordinal), denied.Message);
        await RefusedAsync(CrmErrors.Criteria, async () => await crm.Query<Account>().Select("subsidiaries count").PageAsync(1));
    }

    [Fact]
    public async Task A_denied_field_is_absent_from_rows_history_and_past()
    {
        var crm = await ClerkAsync();
        var id = (await crm.Query<Account>().PageAsync(1)).Rows[0].GetId<Account>("id")!.Value;
        foreach (var row in new[] { await crm.GetAsync(id), (await crm.HistoryAsync(id))[0].Values, (await crm.Query<Account>().AsOf(Fixture.Clock.GetCurrentInstant()).PageAsync(1)).Rows[0] })
        {
            Assert.Contains("name", row.Columns);
            Assert.Empty(row.Columns.Intersect(["revenue", "credit", "parent", "industry"], StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task A_denied_part_of_an_amount_goes_with_the_whole()
    {
        await DealAsync(owner: Org.Ann, amount: new Money(100, "USD"));
        Fixture.Give("Blind");
        var crm = As(Org.Ann).Crm;
        Assert.Empty((await crm.Query<Deal>().PageAsync(1)).Rows[0].Columns.Where(c => c.StartsWith("amount", StringComparison.Ordinal)));
        await RefusedAsync(CrmErrors.Criteria, async () => await crm.Query<Deal>().Where("amount.currency = 'USD'").CountAsync());
        await RefusedAsync(CrmErrors.Criteria, async () => await crm.Query<Deal>().GroupAsync([], ["sum(amount.value)"]));
        await RefusedAsync(CrmErrors.Criteria, async () => await crm.Query<Account>().Select("deals sum(amount)").PageAsync(1));
    }

    [Fact]
    public async Task A_field_that_may_not_be_changed_is_refused_by_name_and_nothing_is_written()
    {
        var crm = await ClerkAsync();
        var account = await crm.LoadForChangeAsync((await crm.Query<Account>().PageAsync(1)).Rows[0].GetId<Account>("id")!.Value);
        account.Country = "DE";
        account.Revenue = 5;
        var error = await RefusedWithoutTraceAsync(CrmErrors.Forbidden, () => crm.SaveAsync());
        Assert.Equal("revenue", Assert.Single(error.Fields).Field);
        account.Revenue = 1_000;
        await crm.SaveAsync();
    }

    private protected override void Compose(CrmBuilder crm) => crm.Provision(Org.North, t => t
        .Role("Clerk", r => r.On(
            "*", Depth.All, Depth.All, Depth.All, readFields: FieldGrant.AllExcept("revenue", "credit", "parent", "industry"), writeFields: FieldGrant.AllExcept("revenue")))
        .Role("Blind", r => r.On("*", Depth.All, readFields: FieldGrant.AllExcept("amount"))));

    private async Task<CrmSession> ClerkAsync()
    {
        var boss = Boss();
        var account = boss.Add(new Account { Name = "Acme", Industry = "Retail", Revenue = 1_000 });
        account.Set(SessionModel.Credit, 5m);
        boss.Add(new Deal { Name = "Deal", AccountId = account.Id });
        await boss.SaveAsync();
        Fixture.Give("Clerk");
        return As(Org.Ann).Crm;
    }
}
