using Crm.Contacts;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;

namespace Crm.Testing.Sessions;

/// <summary>The policy holds at every hop: paths, roll-ups, any, all and none see only what whoever asks may see.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class RelationAccessConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task A_hidden_record_at_the_end_of_a_path_reads_as_null()
    {
        var (crm, _) = await SceneAsync();
        var hidden = Assert.Single((await crm.Query<Deal>().Where("name = 'mine at hidden'").Select("account", "account.name", "account.owner.name", "account.id", "account.tier").PageAsync(10)).Rows);
        Assert.All(hidden.Values, Assert.Null);
        var whole = Assert.Single((await crm.Query<Deal>().Where("name = 'mine at hidden'").PageAsync(10)).Rows);
        Assert.Null(whole["account"]);
        Assert.Equal("Seen", Assert.Single((await crm.Query<Deal>().Where("name = 'mine at seen'").Select("account.name").PageAsync(10)).Rows)["account.name"]);
    }

    [Theory]
    [InlineData("account is null", "mine at hidden")]
    [InlineData("account is not null", "mine at seen")]
    [InlineData("account.name = 'Hidden'", "")]
    [InlineData("account.name != 'Hidden'", "mine at hidden,mine at seen")]
    [InlineData("account = $hidden", "")]
    [InlineData("account in $both", "mine at seen")]
    [InlineData("account.name contains 'i'", "")]
    [InlineData("not (account.name starts with 'H')", "mine at hidden,mine at seen")]
    [InlineData("account.deals any", "mine at seen")]
    [InlineData("account.deals count = 0", "mine at hidden")]
    [InlineData("account.parent.name = 'Hidden'", "")]
    public async Task A_condition_sees_nothing_behind_a_hidden_record(string condition, string expected)
    {
        var (crm, hidden) = await SceneAsync();
        var rows = (await crm.Query<Deal>().Where(condition).Parameter("hidden", hidden).Parameter("both", new[] { hidden, SeenAccount }).Select("name").OrderBy("name").PageAsync(10)).Rows;
        Assert.Equal(expected, string.Join(',', rows.Select(r => r["name"])));
        Assert.Equal(rows.Count, await crm.Query<Deal>().Where(condition).Parameter("hidden", hidden).Parameter("both", new[] { hidden, SeenAccount }).CountAsync());
    }

    [Theory]
    [InlineData("deals any (name = 'strange at seen')", 0)]
    [InlineData("deals none (name = 'strange at seen')", 1)]
    [InlineData("deals all (name = 'mine at seen')", 1)]
    [InlineData("deals count > 1", 0)]
    [InlineData("deals count (amount > 500) > 0", 0)]
    [InlineData("deals sum(amount) > 500", 0)]
    [InlineData("deals max(amount) > 500", 0)]
    [InlineData("subsidiaries any", 0)]
    [InlineData("deals any (notes any)", 0)]
    public async Task Relations_to_many_hold_only_what_may_be_seen(string condition, int expected)
    {
        var (crm, _) = await SceneAsync();
        Assert.Equal(expected, await crm.Query<Account>().Where(condition).CountAsync());
    }

    [Fact]
    public async Task Roll_ups_as_columns_orders_and_measures_sum_only_what_may_be_seen()
    {
        var (crm, _) = await SceneAsync();
        var row = Assert.Single((await crm.Query<Account>().Select("deals count", "deals sum(amount)", "deals max(amount)").OrderBy("deals sum(amount) desc").PageAsync(10)).Rows);
        Assert.Equal([1L, 100m, 100m], row.Values);
        var groups = await crm.Query<Deal>().GroupAsync(["account.name"], ["count", "sum(amount)"]);
        Assert.Equal(["Seen/1/100", "/1/100"], groups.Select(g => FormattableString.Invariant($"{g.Values[0]}/{g.Values[1]}/{g.Values[2]:0}")));
    }

    [Fact]
    public async Task An_order_by_a_hidden_record_does_not_betray_it()
    {
        var (crm, _) = await SceneAsync();
        var page = await crm.Query<Deal>().OrderBy("account.name desc").PageAsync(1);
        Assert.Equal("mine at seen", Assert.Single(page.Rows)["name"]);
        var cursor = (await crm.Query<Deal>().Where("name = 'mine at hidden' or name = 'mine at seen'").OrderBy("account.name, name").PageAsync(1)).Next!;
        Assert.DoesNotContain("idden", System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(cursor.Replace('-', '+').Replace('_', '/').PadRight((cursor.Length + 3) / 4 * 4, '='))), StringComparison.Ordinal);
    }

    private Guid SeenAccount { get; set; }

    private async Task<(CrmSession Crm, Guid Hidden)> SceneAsync()
    {
        var hidden = await AccountAsync("Hidden", Org.Flo);
        var seen = await AccountAsync("Seen", Org.Ann);
        SeenAccount = seen.Value;
        await ChangeAsync(seen, a => a.ParentId = hidden);
        await AccountAsync("Below", Org.Flo);
        await DealAsync("mine at hidden", hidden, Org.Ann, new Money(100, "EUR"));
        await DealAsync("mine at seen", seen, Org.Ann, new Money(100, "EUR"));
        await DealAsync("strange at seen", seen, Org.Flo, new Money(900, "EUR"));
        await DealAsync("strange at hidden", hidden, Org.Flo, new Money(900, "EUR"));
        Fixture.Give(Org.Role(Right.Read, Depth.Own));
        return (As(Org.Ann).Crm, hidden.Value);
    }
}
