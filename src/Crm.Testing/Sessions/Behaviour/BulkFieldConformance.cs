using Crm.Bulk;
using Crm.Contacts;
using Crm.Extensibility;
using Crm.Sales;
using Crm.Security;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>What a bulk change may set, and what it refuses before anything is done.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class BulkFieldConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task Fields_of_every_kind_are_set_and_emptied()
    {
        var account = await AccountAsync();
        await DealAsync();
        var crm = Boss();
        var set = crm.Bulk("deal", "version > 0").Set("amount", new Money(5, "USD")).Set("closeDate", new LocalDate(2026, 5, 1)).Set("account", account).Set("name", "Set");
        Assert.Equal(1, (await set.RunAsync()).Done);
        var row = Assert.Single((await crm.Query<Deal>().Select("amount", "amount.value", "amount.currency", "closeDate", "account", "name").PageAsync(2)).Rows);
        Assert.Equal([4m, 5m, "USD", new LocalDate(2026, 5, 1), account.Value, "Set"], row.Values);

        Assert.Equal(1, (await crm.Bulk("deal", "version > 0").Set("amount", null).Set("closeDate", null).Set("account", null).RunAsync()).Done);
        Assert.Equal(1, await crm.Query<Deal>().Where("amount is null and closeDate is null and account is null").CountAsync());

        Assert.Equal(1, (await crm.Bulk("account", "version > 0").Set("tier", "gold").Set("credit", 5).Set("revenue", 7L).RunAsync()).Done);
        Assert.Equal(1, await crm.Query<Account>().Where("tier = 'gold' and credit = 5 and revenue = 7").CountAsync());
        Assert.Equal(1, (await crm.Bulk("account", "version > 0").Set("tier", null).RunAsync()).Done);
        Assert.Equal(1, await crm.Query<Account>().Where("tier is null").CountAsync());

        await crm.AddAsync("visit");
        await crm.SaveAsync();
        Assert.Equal(1, (await crm.Bulk("visit", "version > 0").Set("topic", "Price").RunAsync()).Done);
        Assert.Equal(1, await crm.Query("visit").Where("topic = 'price'").CountAsync());
    }

    [Theory]
    [InlineData("account", "nonsense", 1L, "unknown_field")]
    [InlineData("account", "version", 1L, "not_settable")]
    [InlineData("account", "createdAt", null, "not_settable")]
    [InlineData("account", "number", "7", "not_settable")]
    [InlineData("account", "owner", null, "not_settable")]
    [InlineData("deal", "stage", null, "not_settable")]
    [InlineData("deal", "stageSince", null, "not_settable")]
    [InlineData("deal", "closeReason", "x", "not_settable")]
    [InlineData("deal", "amount", 5L, "not_settable")]
    [InlineData("visit", "entity", "account", "not_settable")]
    [InlineData("account", "name", null, "required")]
    [InlineData("account", "name", "", "required")]
    [InlineData("account", "name", 5L, "wrong_kind")]
    [InlineData("account", "employees", "5", "wrong_kind")]
    [InlineData("account", "industry", "nul\0", "not_a_text")]
    [InlineData("account", "tier", "bronze", "not_a_choice")]
    [InlineData("deal", "closeDate", "2026-01-01", "wrong_kind")]
    [InlineData("deal", "account", "x", "wrong_kind")]
    public async Task A_field_or_value_that_is_not_right_is_refused_at_once(string entity, string field, object? value, string code)
    {
        await DealAsync(account: await AccountAsync());
        var error = await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await Boss().Bulk(entity, "version > 0").Set(field, value).RunAsync());
        Assert.Equal((field, code), (Assert.Single(error.Fields).Field, error.Fields[0].Code));
    }

    [Fact]
    public async Task A_field_that_may_not_be_written_is_refused_at_once_and_one_that_is_hidden_is_unknown()
    {
        await AccountAsync(owner: Org.Ann);
        Fixture.Give("Names");
        var crm = As(Org.Ann).Crm;
        Assert.Equal("industry", Assert.Single((await RefusedWithoutTraceAsync(CrmErrors.Forbidden, async () => await crm.Bulk("account", "version > 0").Set("industry", "x").RunAsync())).Fields).Field);
        Assert.Equal("unknown_field", Assert.Single((await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await crm.Bulk("account", "version > 0").Set("revenue", 1m).RunAsync())).Fields).Code);
        Assert.Equal(1, (await crm.Bulk("account", "version > 0").Set("name", "x").RunAsync()).Done);
    }

    [Fact]
    public async Task A_reference_to_what_is_not_there_is_refused_for_the_record()
    {
        await DealAsync();
        var report = await Boss().Bulk("deal", "version > 0").Set("account", Fixture.Ids.NextGuid()).RunAsync(new() { Mode = BulkMode.PerRecord });
        Assert.Equal((CrmErrors.Invalid, "account"), (Assert.Single(report.Refused).Code, report.Refused[0].Fields[0].Field));
    }

    [Fact]
    public async Task Work_that_makes_no_sense_is_refused()
    {
        await AccountAsync();
        var crm = Boss();
        var all = crm.Bulk("account", "version > 0");
        string[] codes =
        [
            await CodeAsync(all),
            await CodeAsync(all.Delete().Set("name", "x")),
            await CodeAsync(all.Change<Deal>(_ => { })),
            await CodeAsync(crm.Bulk("note", "version > 0").Assign(Org.Ann)),
            await CodeAsync(crm.Bulk(crm.Query("account").AsOf(Fixture.Clock.GetCurrentInstant())).Delete()),
            await CodeAsync(all.Delete(), new() { BatchSize = 0 }),
            await CodeAsync(all.Delete(), new() { MaxRecords = 0 }),
            (await RefusedAsync(CrmErrors.Invalid, () => { As(Org.Boss).Crm.Bulk(crm.Query("account")); return default; })).Fields[0].Code,
        ];
        Assert.Equal(["required", "required", "wrong_type", "not_owned", "not_now", "out_of_range", "out_of_range", "other_session"], codes);
        await RefusedWithoutTraceAsync(CrmErrors.Criteria, async () => await crm.Bulk("account", "nonsense = 1").Delete().RunAsync());
        await RefusedAsync(CrmErrors.Forbidden, async () => await (await SystemAsync()).Bulk("audit", "records > 0").Delete().RunAsync());
    }

    private protected override void Compose(CrmBuilder crm) =>
        crm.Provision(Org.North, t => t.Role("Names", r => r.On("account", Depth.Own, write: Depth.Own, readFields: FieldGrant.AllExcept("revenue"), writeFields: FieldGrant.Only("name"))));

    private async Task<string> CodeAsync(BulkWork work, BulkOptions? options = null) =>
        Assert.Single((await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await work.RunAsync(options))).Fields).Code;
}
