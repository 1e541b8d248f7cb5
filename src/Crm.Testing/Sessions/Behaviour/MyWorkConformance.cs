using Crm.Activities;
using Crm.Contacts;
using Crm.Queries;
using Crm.Sales;
using Crm.Security;
using Crm.Tenancy;
using Crm.Work;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>What somebody has to do, on Monday 2 March 2026, ten o'clock in Berlin.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class MyWorkConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private static readonly LocalDate Today = new(2026, 3, 2);

    [Fact]
    public async Task Open_activities_lie_in_the_bucket_of_their_day()
    {
        Fixture.Give("Rep");
        await AddAsync(
            Due("yesterday", -1), Due("today", 0), Due("tomorrow", 1), Due("in a week", 7), Due("in eight days", 8), new Activity { Subject = "some day" },
            At("last night", 2026, 3, 1, 22, 59), At("midnight", 2026, 3, 1, 23, 0), At("tonight", 2026, 3, 2, 22, 59), At("next midnight", 2026, 3, 2, 23, 0),
            At("last of the week", 2026, 3, 9, 22, 59), At("after the week", 2026, 3, 9, 23, 0),
            new Activity { Subject = "due goes first", DueDate = Today, StartsAt = Instant.FromUtc(2026, 2, 1, 0, 0) });
        var work = await As(Org.Ann).Crm.MyWorkAsync();

        Assert.Equal(["last night", "yesterday"], Subjects(work.Overdue));
        Assert.Equal(["due goes first", "midnight", "today", "tonight"], Subjects(work.Today));
        Assert.Equal(["in a week", "last of the week", "next midnight", "tomorrow"], Subjects(work.Upcoming));
        Assert.Equal(["some day"], Subjects(work.Undated));
        Assert.Equal("task", work.Today.Page.Rows[0]["kind"]);
    }

    [Fact]
    public async Task Only_ones_own_work_is_ones_work()
    {
        Fixture.Give("Boss");
        await AddAsync(Due("mine", 0));
        var boss = Boss();
        boss.Add(Due("the boss's", 0), Org.Boss);
        boss.Add(new Deal { Name = "the boss's" }, Org.Boss);
        await boss.SaveAsync();
        Fixture.Clock.Advance(Duration.FromDays(40));
        var work = await As(Org.Ann).Crm.MyWorkAsync();
        Assert.Equal(["mine"], Subjects(work.Overdue));
        Assert.Empty(work.Deals.Page.Rows);
    }

    [Fact]
    public async Task Untouched_is_what_nobody_changed_or_spoke_about_since()
    {
        Fixture.Give("Rep");
        var crm = Boss();
        var quiet = crm.Add(new Account { Name = "quiet" }, Org.Ann);
        var changed = crm.Add(new Account { Name = "changed" }, Org.Ann);
        var called = crm.Add(new Account { Name = "called" }, Org.Ann);
        var planned = crm.Add(new Account { Name = "planned" }, Org.Ann);
        crm.Add(new Contact { LastName = "quiet" }, Org.Ann);
        crm.Add(new Deal { Name = "open" }, Org.Ann);
        var won = crm.Add(new Deal { Name = "won" }, Org.Ann);
        await crm.MoveAsync(won, "won");
        await crm.SaveAsync();
        Fixture.Clock.Advance(Duration.FromDays(31));
        changed.Industry = "SaaS";
        crm.Add(new Activity { Subject = "call", AccountId = called.Id, StartsAt = Fixture.Clock.GetCurrentInstant() - Duration.FromDays(3) }, Org.Ann);
        crm.Add(new Activity { Subject = "plan", AccountId = planned.Id, DueDate = Today.PlusDays(60) }, Org.Ann);
        crm.Add(new Activity { Subject = "long ago", AccountId = quiet.Id, StartsAt = Fixture.Clock.GetCurrentInstant() - Duration.FromDays(31) }, Org.Ann);
        await crm.SaveAsync();

        var work = await As(Org.Ann).Crm.MyWorkAsync();
        Assert.Equal(["quiet"], Names(work.Accounts));
        Assert.Equal(["quiet"], Names(work.Contacts));
        Assert.Equal(["open"], Names(work.Deals));
        Assert.Empty((await As(Org.Ann).Crm.MyWorkAsync(new() { UntouchedDays = 32 })).Accounts.Page.Rows);
    }

    [Fact]
    public async Task Every_bucket_is_paged_on_by_itself()
    {
        Fixture.Give("Rep");
        await AddAsync([.. Enumerable.Range(0, 7).Select(i => Due($"{i}", -i - 1))]);
        var bucket = (await As(Org.Ann).Crm.MyWorkAsync(new() { Size = 3 })).Overdue;
        var (subjects, page) = (new List<object?>(), bucket.Page);
        while (true)
        {
            subjects.AddRange(page.Rows.Select(r => r["subject"]));
            if (page.Next is null)
            {
                break;
            }

            page = await bucket.Query.PageAsync(3, page.Next);
        }

        Assert.Equal(["6", "5", "4", "3", "2", "1", "0"], subjects);
        Assert.Equal(7, await bucket.Query.CountAsync());
    }

    [Fact]
    public async Task Who_may_see_nothing_has_nothing_to_do_and_the_system_has_no_work()
    {
        await AddAsync(Due("hidden", 0));
        Fixture.Give(Org.Role(Right.Read, Depth.None));
        Assert.Empty((await As(Org.Ann).Crm.MyWorkAsync()).Today.Page.Rows);
        var system = await SystemAsync();
        await RefusedAsync(CrmErrors.Criteria, async () => await system.MyWorkAsync());
    }

    [Theory]
    [InlineData(0, 7, 30)]
    [InlineData(20, 0, 30)]
    [InlineData(20, 367, 30)]
    [InlineData(20, 7, 0)]
    [InlineData(20, 7, 3_661)]
    public async Task What_is_out_of_range_is_refused(int size, int upcoming, int untouched) =>
        await RefusedAsync(CrmErrors.Invalid, async () => await Boss().MyWorkAsync(new() { Size = size, UpcomingDays = upcoming, UntouchedDays = untouched }));

    private async Task AddAsync(params Activity[] activities)
    {
        var crm = Boss();
        foreach (var activity in activities)
        {
            crm.Add(activity, Org.Ann);
        }

        await crm.SaveAsync();
    }

    private static Activity Due(string subject, int days) => new() { Subject = subject, DueDate = Today.PlusDays(days) };

    private static Activity At(string subject, int year, int month, int day, int hour, int minute) => new() { Subject = subject, Kind = ActivityKinds.Call, StartsAt = Instant.FromUtc(year, month, day, hour, minute) };

    private static IEnumerable<string?> Subjects(WorkBucket bucket) => bucket.Page.Rows.Select(r => r.Get<string>("subject")).Order(StringComparer.Ordinal);

    private static IEnumerable<string?> Names(WorkBucket bucket) => bucket.Page.Rows.Select(r => r.Get<string>("name"));
}
