using Crm.Bulk;
using Crm.Changes;
using Crm.Contacts;
using Crm.Data;
using Crm.Extensibility;
using Crm.Records;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>What becomes of records that are merged, of what belongs to them, and of their ids.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class MergeConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private protected override void Compose(CrmBuilder crm) => MergeWorld.Compose(crm);

    [Fact]
    public async Task The_newest_value_survives_and_an_empty_one_never()
    {
        var (stays, goes) = (await AccountAsync("Acme", industry: "SaaS"), await AccountAsync("ACME Inc"));
        Fixture.Clock.Advance(Duration.FromDays(1));
        await ChangeAsync(goes, a => a.Country = "France");
        Fixture.Clock.Advance(Duration.FromDays(1));
        await ChangeAsync(stays, a => (a.Country, a.Employees) = ("Spain", 7));
        await ChangeAsync(goes, a => a.Revenue = 5m);
        Fixture.Clock.Advance(Duration.FromDays(1));

        // Something else was changed last: that makes no other value newer.
        await ChangeAsync(goes, a => (a.Name, a.Website) = ("Acme Ltd", "acme.example"));
        var preview = await Boss().Merges.PreviewAsync("account", stays.Value, [goes.Value]);
        Assert.Equal(
            ["country Spain newest", "employees 7 only", "industry SaaS only", "name Acme Ltd newest", "revenue 5 only", "website acme.example only"],
            preview.Fields.Select(f => FormattableString.Invariant($"{f.Name} {f.Value} {f.Why}")));

        await Boss().Merges.MergeAsync(stays, [goes]);
        var merged = await Boss().LoadForChangeAsync(stays);
        Assert.Equal(("Acme Ltd", "SaaS", "Spain", 7L, 5m, "acme.example"), (merged.Name, merged.Industry, merged.Country, merged.Employees, merged.Revenue, merged.Website));
        Assert.Equal(1, await Boss().Query<Account>().CountAsync());
    }

    [Fact]
    public async Task What_refers_to_a_loser_refers_to_the_survivor_seen_or_not()
    {
        var (stays, goes) = (await AccountAsync(owner: Org.Ann), await AccountAsync(owner: Org.Ann));
        var deal = await DealAsync(account: goes, owner: Org.Flo);
        var crm = Boss();
        var asset = await crm.AddAsync("asset");
        asset[MergeWorld.AssetAccount] = goes.Value;
        var contact = crm.Add(new Contact { LastName = "Lee", AccountId = goes }, Org.Flo);
        await crm.SaveAsync();
        Fixture.Give("Rep");

        await As(Org.Ann).Crm.Merges.MergeAsync(stays, [goes]);
        Assert.Equal(stays, (await Boss().LoadForChangeAsync(deal)).AccountId);
        Assert.Equal(stays, (await Boss().LoadForChangeAsync(contact.Id)).AccountId);
        Assert.Equal(stays.Value, ((DynamicRecord)await Boss().LoadForChangeAsync("asset", asset.Key))[MergeWorld.AssetAccount]);
        Assert.Equal((2, 2), ((await Boss().HistoryAsync(deal)).Count, (await Boss().HistoryAsync(contact.Id)).Count));
    }

    [Fact]
    public async Task A_preview_counts_only_what_may_be_seen()
    {
        var (stays, goes) = (await AccountAsync(owner: Org.Ann), await AccountAsync(owner: Org.Ann));
        await DealAsync(account: goes, owner: Org.Ann);
        await DealAsync(account: goes, owner: Org.Flo);
        Fixture.Give("Rep");
        Assert.Equal([new("deal", "account", 1)], (await As(Org.Ann).Crm.Merges.PreviewAsync("account", stays.Value, [goes.Value])).Moves);
        Assert.Equal([new("deal", "account", 2)], (await Boss().Merges.PreviewAsync("account", stays.Value, [goes.Value])).Moves);
    }

    [Fact]
    public async Task The_old_id_leads_to_the_survivor_through_merges_of_merges()
    {
        var (a, b, c) = (await AccountAsync("A"), await AccountAsync("B"), await AccountAsync("C"));
        var first = await Boss().Merges.MergeAsync(b, [a]);
        var second = await Boss().Merges.MergeAsync(c, [b]);
        var crm = Boss();
        Assert.Equal(c.Value, await crm.Merges.ResolveAsync("account", a.Value));
        Assert.Equal(c.Value, (await crm.GetAsync(a))["id"]);
        Assert.Equal(c, (await crm.LoadForChangeAsync(a)).Id);
        Assert.Empty((await crm.TimelineAsync(a)).Rows);
        Assert.Equal((await crm.HistoryAsync(c)).Count, (await crm.HistoryAsync(a)).Count);
        Assert.Equal([first.Id, second.Id], (await crm.Merges.LineageAsync("account", a.Value)).Select(m => m.Id));

        var error = await RefusedWithoutTraceAsync(CrmErrors.Restricted, async () => await Boss().Merges.UndoAsync(first.Id));
        Assert.Contains($"{second.Id}", error.Message, StringComparison.Ordinal);
        await Boss().Merges.UndoAsync(second.Id);
        await Boss().Merges.UndoAsync(first.Id);
        Assert.Equal(3, await Boss().Query<Account>().CountAsync());
        await RefusedWithoutTraceAsync(CrmErrors.NotPermitted, async () => await Boss().Merges.UndoAsync(first.Id));
        Assert.Equal(a.Value, await Boss().Merges.ResolveAsync("account", a.Value));
    }

    [Fact]
    public async Task An_old_id_tells_nothing_to_who_may_not_see_the_survivor()
    {
        var (stays, goes) = (await AccountAsync(owner: Org.Flo), await AccountAsync(owner: Org.Ann));
        var report = await Boss().Merges.MergeAsync(stays, [goes]);
        Fixture.Give("Rep");
        var crm = As(Org.Ann).Crm;
        var unknown = Fixture.Ids.NextGuid();
        async Task AlikeAsync(Func<Guid, ValueTask> ask)
        {
            var errors = new List<string>();
            foreach (var id in new[] { goes.Value, unknown })
            {
                errors.Add((await RefusedAsync(CrmErrors.NotFound, () => ask(id))).Message);
            }

            Assert.Equal(errors[0], errors[1]);
        }

        await AlikeAsync(async id => await crm.GetAsync("account", id));
        await AlikeAsync(async id => await crm.LoadForChangeAsync("account", id));
        await AlikeAsync(async id => await crm.TimelineAsync("account", id));
        await AlikeAsync(async id => await crm.HistoryAsync("account", id));
        await AlikeAsync(async id => await crm.Merges.LineageAsync("account", id));
        await AlikeAsync(async id => await crm.Merges.UndoAsync(id == unknown ? unknown : report.Id));
    }

    [Fact]
    public async Task A_unique_value_passes_from_the_loser_to_the_survivor()
    {
        var (stays, goes) = (await AccountAsync(), await AccountAsync());
        await ChangeAsync(goes, a => a.ExternalId = "x");
        var report = await Boss().Merges.MergeAsync(stays, [goes]);
        Assert.Equal("x", (await Boss().LoadForChangeAsync(stays)).ExternalId);
        await Boss().Merges.UndoAsync(report.Id);
        Assert.Equal((null, "x"), ((await Boss().LoadForChangeAsync(stays)).ExternalId, (await Boss().LoadForChangeAsync(goes)).ExternalId));
    }

    [Fact]
    public async Task Addresses_tags_followers_and_shares_unite()
    {
        var crm = Boss();
        var stays = crm.Add(new Contact { LastName = "Lee", Email = "lee@x.example", Phone = "030 111" });
        var goes = crm.Add(new Contact { LastName = "Lee", Email = "LEE@x.example", Phone = "030 222" });
        crm.Add(new PhoneNumber { ContactId = goes.Id, Number = "030-111" });
        crm.Add(new PostalAddress { ContactId = goes.Id, City = "Rome", IsPrimary = true });
        await crm.SaveAsync();
        foreach (var record in new Record[] { stays, goes })
        {
            await crm.TagAsync(record, "vip");
            await crm.FollowAsync(record, Org.Flo);
        }

        await crm.TagAsync(goes, "new");
        await crm.SaveAsync();
        await crm.ShareAsync(stays, Org.Flo, [Right.Read]);
        await crm.ShareAsync(goes, Org.Flo, [Right.Write]);
        await crm.ShareAsync(goes, Org.Una, [Right.Read]);
        await crm.SaveAsync();

        await Boss().Merges.MergeAsync(stays.Id, [goes.Id]);
        Assert.Equal(["lee@x.example True"], (await StoredAsync<EmailAddress>("email")).Select(e => $"{e.Address} {e.IsPrimary}"));
        Assert.Equal(["030 111 True", "030 222 False"], (await StoredAsync<PhoneNumber>("phone")).Select(p => $"{p.Number} {p.IsPrimary}").Order(StringComparer.Ordinal));
        Assert.Equal([true], (await StoredAsync<PostalAddress>("address")).Select(a => a.IsPrimary && a.ContactId == stays.Id));
        Assert.Equal(2, await Boss().Query("tagging").Where("contact = $id").Parameter("id", stays.Key).CountAsync());
        Assert.Single(await StoredAsync<Collaboration.Follower>("follower"));
        Assert.Equal(2, (await StoredAsync<Share>("share")).Count(s => s.RecordId == stays.Key && s.CanWrite == (s.GranteeId == Org.Flo.Value)));
    }

    [Fact]
    public async Task No_hierarchy_ends_in_a_cycle()
    {
        var (top, loser, middle, survivor) = (await AccountAsync("Top"), await AccountAsync("Loser"), await AccountAsync("Middle"), await AccountAsync("Survivor"));
        await ChangeAsync(loser, a => a.ParentId = top);
        await ChangeAsync(middle, a => a.ParentId = loser);
        await ChangeAsync(survivor, a => a.ParentId = middle);
        var report = await Boss().Merges.MergeAsync(survivor, [loser]);
        Assert.Equal((top, survivor), ((await Boss().LoadForChangeAsync(survivor)).ParentId, (await Boss().LoadForChangeAsync(middle)).ParentId));
        await Boss().Merges.UndoAsync(report.Id);
        Assert.Equal((middle, loser, top), ((await Boss().LoadForChangeAsync(survivor)).ParentId, (await Boss().LoadForChangeAsync(middle)).ParentId, (await Boss().LoadForChangeAsync(loser)).ParentId));
    }

    [Fact]
    public async Task A_relationship_between_the_two_goes()
    {
        var crm = Boss();
        var (stays, goes, other) = (crm.Add(new Contact { LastName = "A" }), crm.Add(new Contact { LastName = "B" }), crm.Add(new Contact { LastName = "C" }));
        crm.Add(new Relationship { ContactId = goes.Id, ToContactId = stays.Id, Role = "twin" });
        crm.Add(new Relationship { ContactId = other.Id, ToContactId = goes.Id, Role = "boss" });
        await crm.SaveAsync();
        await Boss().Merges.MergeAsync(stays.Id, [goes.Id]);
        var left = Assert.Single(await StoredAsync<Relationship>("relationship"));
        Assert.Equal((other.Id, stays.Id), (left.ContactId, left.ToContactId));
    }

    [Fact]
    public async Task A_closed_deal_survives_and_an_open_one_keeps_its_stage()
    {
        var (open, closed) = (await DealAsync("Open", amount: new(5m, "EUR")), await DealAsync("Closed"));
        var crm = Boss();
        await crm.MoveAsync(await crm.LoadForChangeAsync(closed), "won");
        await crm.SaveAsync();
        Assert.Equal("open", (await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await Boss().Merges.MergeAsync(open, [closed]))).Fields.Single().Code);
        await Boss().Merges.MergeAsync(closed, [open]);
        var won = await Boss().GetAsync(closed);
        Assert.Equal(5m, won["amount"]);
        Assert.Equal(1, await Boss().Query<Deal>().Where("stage.kind = won and stageChanges count = 2").CountAsync());
    }

    [Fact]
    public async Task Events_tell_of_it_in_the_same_save()
    {
        var (stays, goes) = (await AccountAsync(), await AccountAsync());
        var report = await Boss().Merges.MergeAsync(stays, [goes]);
        await Boss().Merges.UndoAsync(report.Id);
        var events = (await StoredAsync<OutboxEntry>("outbox")).Where(e => e.RecordId == stays.Value || e.RecordId == goes.Value).Select(e => e.Type).ToList();
        Assert.Contains("record.merged", events);
        Assert.Contains("record.unmerged", events);
        Assert.Contains("record.restored", events);
    }

    [Fact]
    public async Task Groups_are_merged_one_by_one_or_all_or_nothing()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            ids.Add((await AccountAsync($"{i}")).Value);
        }

        IReadOnlyList<MergeGroup> groups = [new(ids[0], [ids[1]]), new(ids[2], [Fixture.Ids.NextGuid()]), new(ids[2], [ids[3]])];
        await RefusedGroupsAsync(groups);
        var report = await Boss().Merges.MergeAllAsync("account", groups, new() { Mode = BulkMode.PerRecord });
        Assert.Equal((3, 2, ids[2], CrmErrors.NotFound), (report.Total, report.Done, report.Refused.Single().Id, report.Refused.Single().Code));
        Assert.Equal(2, await Boss().Query<Account>().CountAsync());
    }

    [Fact]
    public async Task What_cannot_be_merged_is_refused()
    {
        var a = (await AccountAsync()).Value;
        await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await Boss().Merges.MergeAsync("account", a, []));
        await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await Boss().Merges.MergeAsync("account", a, [a]));
        await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await Boss().Merges.MergeAsync("product", a, [Fixture.Ids.NextGuid()]));
        await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await Boss().Merges.MergeAsync("nothing", a, [Fixture.Ids.NextGuid()]));
        await RefusedWithoutTraceAsync(CrmErrors.NotFound, async () => await Boss().Merges.MergeAsync("account", a, [Fixture.Ids.NextGuid()]));
        await RefusedWithoutTraceAsync(CrmErrors.NotFound, async () => await Boss().Merges.UndoAsync(Fixture.Ids.NextGuid()));
    }

    private async Task RefusedGroupsAsync(IReadOnlyList<MergeGroup> groups)
    {
        var before = await Dump.OfAsync(Fixture);
        var refused = await Assert.ThrowsAsync<BulkRefusedException>(async () => await Boss().Merges.MergeAllAsync("account", groups));
        Assert.Equal(CrmErrors.NotFound, refused.Refused.Single().Code);
        Assert.Equal(before, await Dump.OfAsync(Fixture));
    }
}
