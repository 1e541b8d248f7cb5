using Crm.Activities;
using Crm.Contacts;
using Crm.Queries;
using Crm.Sales;
using Crm.Sessions;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Timelines: an activity stands on that of every record it is about, of who takes part, and of their accounts, whatever changes.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class TimelineConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task An_account_gathers_what_its_contacts_and_deals_do()
    {
        var world = await WorldAsync();
        await CallAsync("of the deal", 1, a => a.DealId = world.Deal);
        await CallAsync("of the contact", 2, a => a.ContactId = world.Contact);
        await CallAsync("of the account", 3, a => a.AccountId = world.Account);
        await CallAsync("of another", 4, a => a.AccountId = world.Other);
        await CallAsync("of nothing", 5, _ => { });
        Assert.Equal(["of the account", "of the contact", "of the deal"], await TimelineAsync("account", world.Account.Value));
        Assert.Equal(["of the contact"], await TimelineAsync("contact", world.Contact.Value));
        Assert.Equal(["of the deal"], await TimelineAsync("deal", world.Deal.Value));
    }

    [Fact]
    public async Task Who_takes_part_has_it_on_the_timeline_and_so_has_their_account()
    {
        var world = await WorldAsync();
        var meeting = await CallAsync("meeting", 1, a => a.AccountId = world.Other);
        var crm = Boss();
        var part = crm.Add(new Participant { ActivityId = meeting, ContactId = world.Contact });
        await crm.SaveAsync();
        Assert.Equal(["meeting"], await TimelineAsync("contact", world.Contact.Value));
        Assert.Equal(["meeting"], await TimelineAsync("account", world.Account.Value));
        Assert.Equal(["meeting"], await TimelineAsync("account", world.Other.Value));

        crm.Delete(await crm.LoadForChangeAsync(part.Id));
        await crm.SaveAsync();
        Assert.Empty(await TimelineAsync("contact", world.Contact.Value));
        Assert.Empty(await TimelineAsync("account", world.Account.Value));
    }

    [Fact]
    public async Task What_moves_takes_its_activities_along()
    {
        var world = await WorldAsync();
        var call = await CallAsync("call", 1, a => (a.ContactId, a.DealId) = (world.Contact, world.Deal));
        await ChangeAsync(world.Contact, c => c.AccountId = world.Other);
        Assert.Equal(["call"], await TimelineAsync("account", world.Account.Value));
        Assert.Equal(["call"], await TimelineAsync("account", world.Other.Value));
        await ChangeAsync(world.Deal, d => d.AccountId = world.Other);
        Assert.Empty(await TimelineAsync("account", world.Account.Value));
        Assert.Equal(["call"], await TimelineAsync("account", world.Other.Value));

        await ChangeAsync(call, a => (a.ContactId, a.DealId) = (null, null));
        Assert.Empty(await TimelineAsync("account", world.Other.Value));
        Assert.Empty(await StoredEntriesAsync());
    }

    [Fact]
    public async Task What_is_deleted_leaves_and_what_comes_back_returns()
    {
        var world = await WorldAsync();
        await CallAsync("call", 1, a => (a.ContactId, a.DealId) = (world.Contact, world.Deal));
        var crm = Boss();
        crm.Delete(await crm.LoadForChangeAsync(world.Deal));
        await crm.SaveAsync();
        Assert.Empty(await TimelineAsync("contact", world.Contact.Value));
        Assert.Empty(await StoredEntriesAsync());
        await crm.RestoreAsync("deal", world.Deal.Value);
        await crm.SaveAsync();
        Assert.Equal(["call"], await TimelineAsync("contact", world.Contact.Value));
        Assert.Equal(["call"], await TimelineAsync("deal", world.Deal.Value));
    }

    [Fact]
    public async Task The_latest_comes_first_page_by_page_by_kind_and_by_time()
    {
        var world = await WorldAsync();
        var crm = Boss();
        for (var i = 0; i < 25; i++)
        {
            // Three at a time have the same instant.
            crm.Add(new Activity { Kind = i % 2 == 0 ? ActivityKinds.Call : ActivityKinds.Meeting, Subject = $"{i:00}", StartsAt = At(i / 3), DealId = world.Deal });
        }

        await crm.SaveAsync();
        var expected = Enumerable.Range(0, 25).OrderByDescending(i => i / 3).ThenByDescending(i => i).Select(i => $"{i:00}").ToList();
        Assert.Equal(expected, await PagesAsync(crm, world.Deal, 4));

        var calls = await crm.TimelineAsync(world.Deal, 50, new() { Kinds = ["call"], From = At(2), Before = At(4), Columns = ["subject", "owner.name"] });
        Assert.Equal(["10", "08", "06"], calls.Rows.Select(r => r["subject"]));
        Assert.Equal("Boss", calls.Rows[0]["owner.name"]);
    }

    [Fact]
    public async Task By_kinds_it_is_the_timeline_without_the_others()
    {
        var world = await WorldAsync(Org.Ann);
        var crm = Boss();
        var dice = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            var kind = dice.Next(10) switch { < 5 => ActivityKinds.Call, < 8 => ActivityKinds.Meeting, < 9 => ActivityKinds.Task, _ => ActivityKinds.Note };
            crm.Add(new Activity { Kind = kind, Subject = $"{i:00}", StartsAt = At(dice.Next(12)), DealId = world.Deal, IsPrivate = dice.Next(3) == 0 }, dice.Next(2) == 0 ? Org.Ann : Org.Flo);
        }

        await crm.SaveAsync();
        Fixture.Give("Rep");
        string[][] asked = [["call"], ["letter"], ["task", "note"], ["note", "letter", "meeting", "note"], [.. Enumerable.Range(0, 12).Select(i => $"kind{i}"), "call", "task"]];
        foreach (var session in new[] { Boss(), As(Org.Ann).Crm })
        {
            var all = (await session.TimelineAsync(world.Account, 100)).Rows;
            Assert.InRange(all.Count, 20, 60);
            foreach (var kinds in asked)
            {
                var those = all.Where(r => kinds.Contains((string)r["kind"]!)).ToList();
                Assert.Equal(Subjects(those), await PagesAsync(session, world.Account, 3, new() { Kinds = kinds }));
                Assert.Equal(
                    Subjects(those.Where(r => (Instant)r["at"]! >= At(3) && (Instant)r["at"]! < At(9))),
                    await PagesAsync(session, world.Account, 7, new() { Kinds = kinds, From = At(3), Before = At(9), Columns = ["subject"] }));
            }
        }
    }

    [Fact]
    public async Task Only_what_may_be_seen_is_shown_and_takes_up_room()
    {
        var world = await WorldAsync(Org.Ann);
        await CallAsync("seen with the deal", 1, a => a.DealId = world.Deal, Org.Flo);
        await CallAsync("private", 2, a => (a.DealId, a.IsPrivate) = (world.Deal, true), Org.Flo);
        await CallAsync("own private", 3, a => (a.DealId, a.IsPrivate) = (world.Deal, true), Org.Ann);
        var invited = await CallAsync("invited", 4, a => (a.DealId, a.IsPrivate) = (world.Deal, true), Org.Flo);
        var hidden = await DealAsync("Hidden", world.Account, Org.Flo);
        await CallAsync("of a hidden deal", 5, a => a.DealId = hidden, Org.Flo);
        var crm = Boss();
        crm.Add(new Participant { ActivityId = invited, UserId = Org.Ann });
        await crm.SaveAsync();

        Fixture.Give("Rep");
        crm = As(Org.Ann).Crm;
        Assert.Equal(["invited", "own private", "seen with the deal"], (await crm.TimelineAsync(world.Account)).Rows.Select(r => r["subject"]));
        Assert.Equal(["invited"], (await crm.TimelineAsync(world.Deal, 1)).Rows.Select(r => r["subject"]));
        Assert.Equal(3, await crm.Query<Activity>().CountAsync());
        await RefusedAsync(CrmErrors.NotFound, async () => await crm.TimelineAsync(hidden));
    }

    [Fact]
    public async Task What_has_no_timeline_says_so()
    {
        var product = Boss().Add(new Product { Name = "P" });
        await RefusedAsync(CrmErrors.Invalid, async () => await Boss().TimelineAsync("product", product.Id.Value));
        var world = await WorldAsync();
        await RefusedAsync(CrmErrors.InvalidCursor, async () => await Boss().TimelineAsync(world.Deal, 10, null, "nonsense"));
        await RefusedAsync(CrmErrors.Criteria, async () => await Boss().TimelineAsync(world.Deal, 10, new() { Columns = ["nothing"] }));
    }

    private static Instant At(int hour) => Instant.FromUtc(2026, 2, 1, 0, 0) + Duration.FromHours(hour);

    private static IEnumerable<string> Subjects(IEnumerable<Row> rows) => rows.Select(r => (string)r["subject"]!);

    /// <summary>All subjects, page by page.</summary>
    private static async Task<IEnumerable<string>> PagesAsync<T>(CrmSession crm, Id<T> id, int size, TimelineOptions? options = null)
        where T : Records.Record
    {
        var rows = new List<Row>();
        string? cursor = null;
        do
        {
            var page = await crm.TimelineAsync(id, size, options, cursor);
            rows.AddRange(page.Rows);
            cursor = page.Next;
        }
        while (cursor is not null);
        return Subjects(rows);
    }

    private async Task<(Id<Account> Account, Id<Account> Other, Id<Contact> Contact, Id<Deal> Deal)> WorldAsync(Id<Tenancy.User>? owner = null)
    {
        var crm = Boss();
        var (account, other) = (crm.Add(new Account { Name = "Acme" }, owner), crm.Add(new Account { Name = "Other" }, owner));
        var contact = crm.Add(new Contact { LastName = "Lee", AccountId = account.Id }, owner);
        var deal = crm.Add(new Deal { Name = "Deal", AccountId = account.Id }, owner);
        await crm.SaveAsync();
        return (account.Id, other.Id, contact.Id, deal.Id);
    }

    private async Task<Id<Activity>> CallAsync(string subject, int hour, Action<Activity> about, Id<Tenancy.User>? owner = null)
    {
        var crm = Boss();
        var call = new Activity { Kind = ActivityKinds.Call, Subject = subject, StartsAt = At(hour) };
        about(call);
        crm.Add(call, owner);
        await crm.SaveAsync();
        return call.Id;
    }

    private async Task<List<string>> TimelineAsync(string entity, Guid id) =>
        [.. Subjects((await Boss().TimelineAsync(entity, id)).Rows)];

    private async Task<IReadOnlyList<object?[]>> StoredEntriesAsync() => await Dump.RowsAsync(As(null).Store, Org.North, SessionModel.Model["timeline"]);
}
