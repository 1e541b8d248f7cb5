using Crm.Contacts;
using Crm.Sales;
using Crm.Security;
using Crm.Tenancy;

namespace Crm.Testing.Sessions;

/// <summary>Nobody shares more than they hold, nobody owns who is not active, and deletions tell nothing to who may not delete.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class SharingConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    public static TheoryData<Right> Given { get; } = [Right.Write, Right.Delete, Right.Assign];

    [Theory]
    [MemberData(nameof(Given))]
    public async Task Nobody_shares_a_right_they_do_not_hold(Right right)
    {
        var account = await AccountAsync(owner: Org.Flo);
        Fixture.Give("Read:All", "Share:All");
        await RefusedWithoutTraceAsync(CrmErrors.Forbidden, () => ShareAsync(Org.Ann, account, Org.Ann, right));
        Fixture.Give("Read:All", "Share:All", Org.Role(right, Depth.All));
        await ShareAsync(Org.Ann, account, Org.Bea, right);
    }

    [Theory]
    [MemberData(nameof(Given))]
    public async Task What_is_shared_is_not_shared_on_with_more(Right right)
    {
        var account = await AccountAsync(owner: Org.Flo);
        await ShareAsync(Org.Boss, account, Org.Ann, Right.Share);
        Fixture.Give([.. Org.Rights.Select(r => Org.Role(r, Depth.Own))]);
        await RefusedWithoutTraceAsync(CrmErrors.Forbidden, () => ShareAsync(Org.Ann, account, Org.Ann, right, Right.Share));
        await ShareAsync(Org.Ann, account, Org.Bea, Right.Share);
        await ShareAsync(Org.Boss, account, Org.Ann);
        await RefusedAsync(CrmErrors.NotFound, () => ShareAsync(Org.Ann, account, Org.Bea, Right.Share));
    }

    [Fact]
    public async Task A_new_record_is_shared_in_the_save_that_makes_it_and_bears_itself_out_in_nothing()
    {
        Fixture.Give([.. Org.Rights.Select(r => Org.Role(r, Depth.Own))]);
        var crm = As(Org.Ann).Crm;
        var mine = crm.Add(new Account { Name = "Mine" });
        await crm.ShareAsync(mine, Org.Bea, [Right.Write]);
        await crm.SaveAsync();
        Assert.True((await crm.ExplainAccessAsync("account", mine.Id.Value, Org.Bea, Right.Write)).Allowed);

        Fixture.Give("Create:All", "Read:Own", "Write:Own", "Share:Own");
        crm = As(Org.Ann).Crm;
        var theirs = crm.Add(new Account { Name = "Theirs" }, Org.Flo);
        await crm.ShareAsync(theirs, Org.Ann, [Right.Write, Right.Share]);
        await RefusedWithoutTraceAsync(CrmErrors.NotFound, () => crm.SaveAsync());
    }

    [Fact]
    public async Task What_nobody_owns_one_by_one_is_not_shared()
    {
        var crm = Boss();
        var product = crm.Add(new Product { Name = "Thing" });
        await crm.SaveAsync();
        await RefusedAsync(CrmErrors.Invalid, () => crm.ShareAsync(product, Org.Ann, [Right.Read]));
    }

    [Fact]
    public async Task An_owner_must_be_active_and_known()
    {
        var crm = Boss();
        crm.Add(new Account { Name = "A" }, Org.Ivo);
        var inactive = await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync());
        Assert.Equal(("owner", "inactive"), (inactive.Fields[0].Field, inactive.Fields[0].Code));
        crm.DiscardChanges();
        crm.Add(new Account { Name = "A" }, IdGenerator.FromName<User>("stranger"));
        var unknown = await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync());
        Assert.Equal(("owner", "not_found"), (unknown.Fields[0].Field, unknown.Fields[0].Code));
    }

    [Fact]
    public async Task What_stands_in_the_way_of_a_deletion_is_not_told_to_who_may_not_delete()
    {
        var account = await AccountAsync(owner: Org.Tom);
        await DealAsync(account: account, owner: Org.Flo);
        var free = await AccountAsync(owner: Org.Tom);
        Fixture.Give("Read:Team", "Delete:Own");
        foreach (var id in new[] { account, free })
        {
            var crm = As(Org.Ann).Crm;
            crm.Delete(await crm.LoadForChangeAsync(id));
            await RefusedWithoutTraceAsync(CrmErrors.Forbidden, () => crm.SaveAsync());
        }
    }

    [Fact]
    public async Task An_explanation_agrees_with_what_happens()
    {
        var account = await AccountAsync(owner: Org.Tom);
        await ShareAsync(Org.Boss, account, Org.Bea, Right.Write);
        var crm = Boss();
        Assert.True((await crm.ExplainAccessAsync("account", account.Value, Org.Tom, Right.Delete)).Allowed);
        Assert.True((await crm.ExplainAccessAsync("account", account.Value, Org.Bea, Right.Write)).Allowed);
        Assert.False((await crm.ExplainAccessAsync("account", account.Value, Org.Bea, Right.Delete)).Allowed);
        Assert.False((await crm.ExplainAccessAsync("account", account.Value, Org.Flo)).Allowed);
        Assert.Equal("inactive", Assert.Single((await crm.ExplainAccessAsync("account", account.Value, Org.Ivo)).Reasons).Code);
    }

    private async ValueTask ShareAsync(Id<User> by, Id<Account> account, Id<User> with, params Right[] rights)
    {
        var crm = As(by).Crm;
        await crm.ShareAsync(await crm.LoadForChangeAsync(account), with, rights);
        await crm.SaveAsync();
    }
}
