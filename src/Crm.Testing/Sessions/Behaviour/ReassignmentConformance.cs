using Crm.Bulk;
using Crm.Contacts;
using Crm.Extensibility;
using Crm.Sales;
using Crm.Security;
using Crm.Views;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Handing over what somebody has, and who had it.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ReassignmentConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task All_that_a_person_has_moves_in_one_step_and_who_had_it_is_kept()
    {
        var (account, deal) = await WorldAsync(Org.Tom);
        var others = await AccountAsync("Other", Org.Flo);
        var start = Fixture.Clock.GetCurrentInstant();
        var moved = Fixture.Clock.Advance(Duration.FromDays(1));
        var counts = await Boss().ReassignAllAsync(Org.Tom, Org.Ann, new() { BatchSize = 2 });

        Assert.Equal([("account", 1), ("deal", 3), ("view", 1), ("visit", 1)], counts.Select(c => (c.Key, c.Value)));
        foreach (var entity in new[] { "account", "deal", "view", "visit" })
        {
            Assert.Equal(0, await Boss().Query(entity).Where("owner.name = 'Tom'").CountAsync());
        }

        Assert.Equal([new(Org.Tom, start, moved), new(Org.Ann, moved, null)], await Boss().OwnersAsync(account));
        Assert.Equal([new(Org.Tom, start, moved), new(Org.Ann, moved, null)], await Boss().OwnersAsync("deal", deal.Value));
        Assert.Equal([new(Org.Flo, start, null)], await Boss().OwnersAsync(others));
        Assert.Empty(await Boss().ReassignAllAsync(Org.Tom, Org.Ann));
    }

    [Fact]
    public async Task One_refusal_takes_everything_back()
    {
        await WorldAsync(Org.Tom);
        await DealAsync("keep", owner: Org.Tom);
        var before = await Dump.OfAsync(Fixture);
        var error = await Assert.ThrowsAsync<BulkRefusedException>(async () => await Boss().ReassignAllAsync(Org.Tom, Org.Ann));
        Assert.Equal("deal", Assert.Single(error.Refused).Entity);
        Assert.Equal(before, await Dump.OfAsync(Fixture));

        // Somebody who may not act is given nothing.
        error = await Assert.ThrowsAsync<BulkRefusedException>(async () => await Boss().ReassignAllAsync(Org.Tom, Org.Ivo));
        Assert.Equal("inactive", Assert.Single(error.Refused).Fields[0].Code);
        Assert.Equal(before, await Dump.OfAsync(Fixture));
    }

    [Fact]
    public async Task Moved_is_what_may_be_seen_and_only_by_who_may_assign_it()
    {
        await WorldAsync(Org.Tom);
        await WorldAsync(Org.Flo);
        Fixture.Give(Org.Role(Right.Read, Depth.Team), Org.Role(Right.Assign, Depth.Team));
        var ann = As(Org.Ann).Crm;
        Assert.Empty(await ann.ReassignAllAsync(Org.Flo, Org.Ann));
        Assert.Equal(6, (await ann.ReassignAllAsync(Org.Tom, Org.Ann)).Values.Sum());

        Fixture.Give(Org.Role(Right.Read, Depth.All), Org.Role(Right.Assign, Depth.Team));
        var before = await Dump.OfAsync(Fixture);
        await Assert.ThrowsAsync<BulkRefusedException>(async () => await ann.ReassignAllAsync(Org.Flo, Org.Ann));
        Assert.Equal(before, await Dump.OfAsync(Fixture));
    }

    [Fact]
    public async Task A_step_that_makes_no_sense_is_refused()
    {
        await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await Boss().ReassignAllAsync(Org.Tom, Org.Tom));
        await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await Boss().ReassignAllAsync(Org.Tom, Org.Ann, new() { Mode = BulkMode.PerRecord }));
    }

    [Fact]
    public async Task Owners_follow_every_change_hands_over_and_the_time_in_the_bin()
    {
        var id = await AccountAsync(owner: Org.Tom);
        var first = Fixture.Clock.GetCurrentInstant();
        await ChangeAsync(id, a => a.Name = "Other");
        var second = Fixture.Clock.Advance(Duration.FromDays(1));
        var crm = Boss();
        crm.Assign(await crm.LoadForChangeAsync(id), null);
        await crm.SaveAsync();
        var third = Fixture.Clock.Advance(Duration.FromDays(1));
        crm.Delete(await crm.LoadForChangeAsync(id));
        await crm.SaveAsync();
        var fourth = Fixture.Clock.Advance(Duration.FromDays(1));
        await crm.RestoreAsync("account", id.Value);
        await crm.SaveAsync();
        Assert.Equal([new(Org.Tom, first, second), new(null, second, third), new(null, fourth, null)], await crm.OwnersAsync(id));
    }

    [Fact]
    public async Task Owners_are_for_who_may_read_the_field()
    {
        var id = await AccountAsync(owner: Org.Ann);
        Fixture.Give("Ownerless");
        Assert.Equal("unknown_field", Assert.Single((await RefusedAsync(CrmErrors.Invalid, async () => await As(Org.Ann).Crm.OwnersAsync(id))).Fields).Code);
    }

    private protected override void Compose(CrmBuilder crm)
    {
        crm.Provision(Org.North, t => t.Role("Ownerless", r => r.On("account", Depth.All, readFields: FieldGrant.AllExcept("owner"))));
        crm.BeforeSave<Deal>((save, _) =>
        {
            if (save.Record.Name == "keep" && !save.IsNew)
            {
                save.Errors.Add(new("owner", "kept", "A rule keeps it."));
            }

            return default;
        });
    }

    /// <summary>One account, three deals, a visit and a view of somebody's.</summary>
    private async Task<(Id<Account> Account, Id<Deal> Deal)> WorldAsync(Id<Tenancy.User> owner)
    {
        var crm = Boss();
        var account = crm.Add(new Account { Name = "Acme" }, owner);
        var deals = Enumerable.Range(0, 3).Select(i => crm.Add(new Deal { Name = $"{i}", AccountId = account.Id }, owner)).ToList();
        crm.Add(new SavedView { Name = "Mine", Entity = "deal", Criteria = "owner = me" }, owner);
        crm.Assign(await crm.AddAsync("visit"), owner);
        await crm.SaveAsync();
        return (account.Id, deals[0].Id);
    }
}
