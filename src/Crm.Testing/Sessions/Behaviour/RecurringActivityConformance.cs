using Crm.Activities;
using Crm.Contacts;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>A recurring activity is followed by the next of its series in the save that closes it: once, by what it was meant for, with what belongs to it.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class RecurringActivityConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private static DateTimeZone Berlin { get; } = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [Fact]
    public async Task Closing_one_makes_the_next_with_what_belongs_to_it()
    {
        var crm = Boss();
        var account = crm.Add(new Account { Name = "Acme" });
        var contact = crm.Add(new Contact { LastName = "Lee", AccountId = account.Id });
        var first = crm.Add(
            new Activity
            {
                Subject = "Ask",
                Body = "How it goes",
                Priority = "high",
                DueDate = new(2026, 3, 6),
                RemindAt = At(2026, 3, 5, 8),
                Recurrence = "FREQ=WEEKLY;COUNT=3",
                IsPrivate = true,
                AccountId = account.Id,
                ContactId = contact.Id,
                Outcome = "-",
                ExternalId = "x",
            },
            Org.Ann);
        crm.Add(new Participant { ActivityId = first.Id, UserId = Org.Tom, Role = "optional", Response = "accepted" });
        crm.Add(new Participant { ActivityId = first.Id, ContactId = contact.Id });
        await crm.SaveAsync();
        await crm.CompleteAsync(first, "Well");
        await crm.SaveAsync();
        var second = await NextAsync(first);
        Assert.Equal(
            ("Ask", "How it goes", "high", Org.Ann, account.Id, contact.Id, true, "open", "FREQ=WEEKLY;COUNT=2"),
            (second.Subject, second.Body, second.Priority, second.OwnerId, second.AccountId, second.ContactId, second.IsPrivate, second.Status, second.Recurrence));
        Assert.Equal((new LocalDate(2026, 3, 13), At(2026, 3, 12, 8), first.Id.Value, null, null, null), (second.DueDate, second.RemindAt, second.SeriesId, second.Outcome, second.ExternalId, second.DoneAt));
        var taking = (await StoredAsync<Participant>("participant")).Where(p => p.ActivityId == second.Id).ToList();
        Assert.Equal([(Org.Tom, null, "optional", null), (null, (Id<Contact>?)contact.Id, "required", null)], taking.Select(p => (p.UserId, p.ContactId, p.Role, p.Response)));
        var again = await crm.LoadForChangeAsync(second.Id);
        await crm.CancelAsync(again);
        await crm.SaveAsync();
        var last = await crm.LoadForChangeAsync((await NextAsync(again)).Id);
        Assert.Equal((new LocalDate(2026, 3, 20), "FREQ=WEEKLY;COUNT=1"), (last.DueDate, last.Recurrence));
        await crm.CompleteAsync(last);
        await crm.SaveAsync();
        Assert.Null(last.NextId);
        Assert.Equal(3, await crm.Query<Activity>().Where("seriesId = $id").Parameter("id", first.Id.Value).CountAsync());
    }

    [Fact]
    public async Task Opened_and_closed_again_it_is_followed_once_and_two_at_once_make_one()
    {
        var crm = Boss();
        var task = crm.Add(new Activity { Subject = "It", DueDate = new(2026, 3, 6), Recurrence = "FREQ=DAILY" });
        await crm.SaveAsync();
        var (one, other) = (As(Org.Boss).Crm, As(Org.Boss).Crm);
        await one.CompleteAsync(await one.LoadForChangeAsync(task.Id));
        await other.CompleteAsync(await other.LoadForChangeAsync(task.Id));
        await one.SaveAsync();
        await RefusedWithoutTraceAsync(CrmErrors.Conflict, () => other.SaveAsync());
        var again = await crm.LoadForChangeAsync(task.Id);
        await crm.ReopenAsync(again);
        await crm.SaveAsync();
        await crm.CompleteAsync(again);
        await crm.SaveAsync();
        Assert.Equal(2, await crm.Query<Activity>().CountAsync());
    }

    [Fact]
    public async Task An_hour_stays_the_hour_of_the_clock_where_clocks_change()
    {
        // Clocks go forward on 29 March 2026 at 02:00 and back on 25 October at 03:00.
        var next = await AfterAsync(Local(2026, 3, 28, 9, 0), Local(2026, 3, 28, 10, 0), "FREQ=DAILY", Duration.FromMinutes(-15));
        Assert.Equal((Local(2026, 3, 29, 9, 0), Local(2026, 3, 29, 10, 0)), (next.StartsAt, next.EndsAt));
        Assert.Equal(Local(2026, 3, 29, 8, 45), next.RemindAt);
        next = await AfterAsync(Local(2026, 3, 28, 2, 30), Local(2026, 3, 28, 3, 0), "FREQ=DAILY", Duration.FromMinutes(-15));
        Assert.Equal((Local(2026, 3, 29, 3, 30), Duration.FromMinutes(30)), (next.StartsAt, next.EndsAt - next.StartsAt));
        next = await AfterAsync(Local(2026, 10, 24, 9, 0), Local(2026, 10, 26, 9, 0), "FREQ=DAILY", Duration.FromHours(-1));
        Assert.Equal((Local(2026, 10, 25, 9, 0), Local(2026, 10, 27, 9, 0)), (next.StartsAt, next.EndsAt));
    }

    [Fact]
    public async Task A_series_ends_by_its_last_day_or_instant()
    {
        var crm = Boss();
        var byDay = crm.Add(new Activity { Subject = "It", DueDate = new(2026, 3, 6), Recurrence = "FREQ=MONTHLY;UNTIL=20260405" });
        var byInstant = crm.Add(new Activity { Subject = "It", StartsAt = Local(2026, 3, 6, 9, 0), Recurrence = "FREQ=DAILY;UNTIL=20260307T075959Z" });
        var justNot = crm.Add(new Activity { Subject = "It", StartsAt = Local(2026, 3, 6, 9, 0), Recurrence = "FREQ=DAILY;UNTIL=20260307T080000Z" });
        foreach (var activity in new[] { byDay, byInstant, justNot })
        {
            await crm.CompleteAsync(activity);
        }

        await crm.SaveAsync();
        Assert.Equal((null, null), (byDay.NextId, byInstant.NextId));
        Assert.NotNull(justNot.NextId);
    }

    [Theory]
    [InlineData("task", "FREQ=SOMETIMES", true, "not_a_choice")]
    [InlineData("task", "FREQ=DAILY", false, "no_date")]
    [InlineData("note", "FREQ=DAILY", true, "not_open")]
    public async Task What_cannot_recur_is_refused(string kind, string rule, bool dated, string code)
    {
        var crm = Boss();
        crm.Add(new Activity { Kind = kind, Subject = "It", Recurrence = rule, DueDate = dated ? new LocalDate(2026, 3, 6) : null });
        var error = await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync());
        Assert.Equal(("recurrence", code), (Assert.Single(error.Fields).Field, error.Fields[0].Code));
    }

    [Fact]
    public async Task Who_may_close_one_lets_the_series_go_on_without_the_right_to_create()
    {
        var crm = Boss();
        var account = crm.Add(new Account { Name = "Acme" }, Org.Flo);
        var task = crm.Add(new Activity { Subject = "It", DueDate = new(2026, 3, 6), Recurrence = "FREQ=DAILY", AccountId = account.Id }, Org.Ann);
        await crm.SaveAsync();
        Fixture.Give("Read:Own", "Write:Own");
        var ann = As(Org.Ann).Crm;
        await ann.CompleteAsync(await ann.LoadForChangeAsync(task.Id));
        await ann.SaveAsync();
        var next = await NextAsync(await Boss().LoadForChangeAsync(task.Id));
        Assert.Equal((Org.Ann, account.Id), (next.OwnerId, next.AccountId));
    }

    private static Instant At(int year, int month, int day, int hour) => Instant.FromUtc(year, month, day, hour, 0);

    private static Instant Local(int year, int month, int day, int hour, int minute) => Berlin.AtLeniently(new(year, month, day, hour, minute)).ToInstant();

    private async Task<Activity> NextAsync(Activity of) => (await StoredAsync<Activity>("activity")).Single(a => a.Key == of.NextId);

    private async Task<Activity> AfterAsync(Instant starts, Instant ends, string rule, Duration reminder)
    {
        var crm = Boss();
        var meeting = crm.Add(new Activity { Kind = "meeting", Subject = "It", StartsAt = starts, EndsAt = ends, Recurrence = rule, RemindAt = starts + reminder });
        await crm.CompleteAsync(meeting);
        await crm.SaveAsync();
        return await NextAsync(meeting);
    }
}
