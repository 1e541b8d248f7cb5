using Crm.Contacts;
using Crm.Criteria;
using Crm.Records;
using Crm.Sales;
using Crm.Tenancy;

namespace Crm.Testing.Sessions;

/// <summary>Provisioning is idempotent, and what it changes bites at once in sessions that are open.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class TenantSettingsConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task A_second_provisioning_writes_nothing()
    {
        var before = await Dump.OfAsync(Fixture);
        foreach (var tenant in Org.Tenants)
        {
            Assert.Equal(0, await As(null).Administration.ProvisionAsync(tenant));
        }

        await As(null).Administration.SynchronizeDirectoryAsync(Org.North);
        Assert.Equal(before, await Dump.OfAsync(Fixture));
    }

    [Fact]
    public async Task A_new_role_field_rate_and_stage_are_there_at_once_in_an_open_session()
    {
        Fixture.Give("Auditor");
        var crm = As(Org.Ann).Crm;
        await AccountAsync();
        Assert.Equal(0, await crm.Query<Account>().CountAsync());
        await RefusedAsync(CrmErrors.Criteria, async () => await crm.Query<Account>().Where("colour = 'red'").CountAsync());
        await As(null).Administration.ProvisionAsync(Org.North, t => t
            .Role("Auditor", r => r.On("*", Security.Depth.All))
            .Field(new CustomFieldDefinition("account", "colour", ValueKind.Text))
            .Rate("GBP", new(2026, 1, 1), 1.2m)
            .Pipeline("Second", p => p.Stage("start").Won().Lost()));
        Assert.Equal(1, await crm.Query<Account>().Where("colour is null").CountAsync());
        Assert.Contains(await crm.PipelinesAsync(), p => p.Name == "Second");
        await DealAsync(amount: new Money(10, "GBP"));
        Assert.Equal(12m, (await crm.Query<Deal>().GroupAsync([], ["sum(amount) as s"]))[0]["s"]);
        await RefusedAsync(CrmErrors.Criteria, async () => await Boss(Org.South).Query<Account>().Where("colour is null").CountAsync());
    }

    [Fact]
    public async Task A_role_taken_away_is_gone_at_once()
    {
        await AccountAsync();
        Fixture.Give("Read:All");
        var crm = As(Org.Ann).Crm;
        Assert.Equal(1, await crm.Query<Account>().CountAsync());
        await As(null).Administration.ProvisionAsync(Org.North, t => t.Role("Read:All", r => r.On("account")));
        Assert.Equal(0, await crm.Query<Account>().CountAsync());
    }

    [Fact]
    public async Task A_unit_moved_in_the_tree_moves_what_is_seen()
    {
        await AccountAsync(owner: Org.Flo);
        Fixture.Give("Read:UnitAndBelow");
        var crm = As(Org.Ann).Crm;
        Assert.Equal(0, await crm.Query<Account>().CountAsync());
        Fixture.Directory.Snapshot = Fixture.Directory.Snapshot with { Units = [.. Org.Units.Select(u => u.Id == Org.Abroad ? u with { Parent = Org.Annex } : u)] };
        await As(null).Administration.SynchronizeDirectoryAsync(Org.North);
        Assert.Equal(1, await crm.Query<Account>().CountAsync());
    }

    [Fact]
    public async Task Who_left_the_directory_is_kept_as_inactive()
    {
        await AccountAsync(owner: Org.Flo);
        Fixture.Directory.Snapshot = Fixture.Directory.Snapshot with { Users = [.. Fixture.Directory.Snapshot.Users.Where(u => u.Id != Org.Flo)] };
        await As(null).Administration.SynchronizeDirectoryAsync(Org.North);
        var row = Assert.Single((await Boss().Query<Account>().Select("owner.name", "owner.isActive").PageAsync(2)).Rows);
        Assert.Equal(["Flo", false], row.Values);
    }

    [Fact]
    public async Task A_stage_that_deals_stand_in_does_not_go()
    {
        var deal = await DealAsync();
        var crm = Boss();
        await crm.MoveAsync(await crm.LoadForChangeAsync(deal), "talking");
        await crm.SaveAsync();
        await RefusedAsync(CrmErrors.Restricted, async () => await As(null).Administration.ProvisionAsync(Org.North, t => t.Pipeline("Sales", p => p.Stage("new").Won().Lost())));
        Assert.Equal("talking", (await crm.Query<Deal>().Select("stage.code").PageAsync(1)).Rows[0]["stage.code"]);
        await crm.MoveAsync(await crm.LoadForChangeAsync(deal), "won");
        await crm.SaveAsync();
    }

    [Fact]
    public async Task A_tenant_that_was_never_provisioned_is_refused() =>
        await RefusedAsync(CrmErrors.Configuration, async () => await As(Org.Boss, new TenantId("west")).Crm.Query<Account>().CountAsync());

    [Theory]
    [InlineData("amout > 5")]
    [InlineData("name = ")]
    public async Task A_guard_that_is_not_right_is_refused_and_leaves_the_tenant_usable(string condition)
    {
        await RefusedAsync(CrmErrors.Criteria, async () => await As(null).Administration.ProvisionAsync(Org.North, t => t.Pipeline("Bad", p => p.Stage("new").Won().Guard("won", condition, "bad"))));
        await AccountAsync();
        Assert.DoesNotContain(await Boss().PipelinesAsync(), p => p.Name == "Bad");
    }
}
