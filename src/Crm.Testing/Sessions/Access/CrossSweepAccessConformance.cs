using Crm.Contacts;
using Crm.Data;
using Crm.Security;

namespace Crm.Testing.Sessions;

/// <summary>A pair across two entities: shown to who sees both records, and on both sides every field that speaks for it.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class CrossSweepAccessConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task Who_does_not_see_both_is_told_nothing_and_may_do_nothing()
    {
        var pair = (await SweptAsync())[0];
        var unknown = await RefusedAsync(CrmErrors.NotFound, async () => await Boss().Duplicates.DismissAsync(Fixture.Ids.NextGuid()));
        foreach (var hidden in new[] { "contact", "account" })
        {
            await GiveAsync(hidden == "contact" ? Depth.None : Depth.All, hidden == "account" ? Depth.None : Depth.All);
            var ann = As(Org.Ann).Crm.Duplicates;
            Assert.Empty((await ann.ReviewAsync()).Pairs);
            Assert.Equal(unknown.Message, (await RefusedWithoutTraceAsync(CrmErrors.NotFound, async () => await ann.DismissAsync(pair.Id))).Message);
            Assert.Equal(unknown.Message, (await RefusedWithoutTraceAsync(CrmErrors.NotFound, async () => await ann.MergeAsync(pair.Id, pair.Left.Id))).Message);
        }
    }

    [Fact]
    public async Task Dismissing_needs_the_right_to_change_both()
    {
        var pair = (await SweptAsync())[0];
        await GiveAsync(Depth.All, Depth.All);
        await RefusedWithoutTraceAsync(CrmErrors.Forbidden, async () => await As(Org.Ann).Crm.Duplicates.DismissAsync(pair.Id));
        await GiveAsync(Depth.All, Depth.All, accountWrite: Depth.None, contactWrite: Depth.All);
        await RefusedWithoutTraceAsync(CrmErrors.Forbidden, async () => await As(Org.Ann).Crm.Duplicates.DismissAsync(pair.Id));
        await GiveAsync(Depth.All, Depth.All, accountWrite: Depth.All, contactWrite: Depth.All);
        await As(Org.Ann).Crm.Duplicates.DismissAsync(pair.Id);
        Assert.DoesNotContain(pair.Id, (await Boss().Duplicates.ReviewAsync(500)).Pairs.Select(p => p.Id));
    }

    [Theory]
    [InlineData("contact", "email")]
    [InlineData("account", "email")]
    [InlineData("account", "name")]
    [InlineData("address", "street")]
    public async Task What_a_field_speaks_for_is_not_listed_to_who_may_not_read_it_on_either_side(string entity, string field)
    {
        var seen = await SweptAsync();
        await using var system = Fixture.As(null);
        await system.Administration.ProvisionAsync(Org.North, t => t.Role("Some", r =>
        {
            foreach (var each in new[] { "contact", "account", "address" })
            {
                r.On(each, Depth.All, Depth.All, Depth.All, Depth.All, readFields: each == entity ? FieldGrant.AllExcept(field) : FieldGrant.All);
            }
        }));
        Fixture.Give("Some");
        var hers = (await As(Org.Ann).Crm.Duplicates.ReviewAsync(500)).Pairs;
        var hidden = entity == "address" ? "addresses.street" : field;
        var speaking = seen.Where(p => p.Reasons.Any(r => Names(r) && r.Weight > 0)).Select(p => p.Id).ToList();
        Assert.NotEmpty(speaking);
        Assert.Equal(seen.Select(p => p.Id).Except(speaking), hers.Select(p => p.Id));
        Assert.DoesNotContain(hers.SelectMany(p => p.Reasons), Names);

        bool Names(DuplicateReason reason) => reason.Field.Split(' ')[0] == hidden;
    }

    [Fact]
    public async Task Who_sees_some_of_the_records_is_shown_the_pairs_of_those()
    {
        var seen = await SweptAsync();
        var hers = seen.Take(3).SelectMany(p => new[] { p.Left, p.Right }).ToHashSet();
        var crm = Boss();
        foreach (var side in hers)
        {
            crm.Assign(side.Entity == "contact" ? await crm.LoadForChangeAsync(new Id<Contact>(side.Id)) : await crm.LoadForChangeAsync(new Id<Account>(side.Id)), Org.Ann);
        }

        await crm.SaveAsync();
        Fixture.Give(Org.Role(Right.Read, Depth.Own));
        var ann = As(Org.Ann).Crm.Duplicates;
        var first = await ann.ReviewAsync(2);
        var rest = await ann.ReviewAsync(2, first.Next);
        Assert.Null(rest.Next);
        Assert.Equal(seen.Where(p => hers.Contains(p.Left) && hers.Contains(p.Right)).Select(p => p.Id), first.Pairs.Concat(rest.Pairs).Select(p => p.Id));
    }

    private async Task<IReadOnlyList<DuplicateReview>> SweptAsync()
    {
        await CrossScene.SaveAsync(Boss());
        await As(null).Sweep.RunAcrossAsync(Org.North, "contact", "account");
        return (await Boss().Duplicates.ReviewAsync(500)).Pairs;
    }

    private async Task GiveAsync(Depth contactRead, Depth accountRead, Depth contactWrite = Depth.None, Depth accountWrite = Depth.None)
    {
        await using var system = Fixture.As(null);
        await system.Administration.ProvisionAsync(Org.North, t => t.Role("Some", r => r
            .On("contact", contactRead, Depth.None, contactWrite, Depth.None)
            .On("account", accountRead, Depth.None, accountWrite, Depth.None)));
        Fixture.Give("Some");
    }
}
