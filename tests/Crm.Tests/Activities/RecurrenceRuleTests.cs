using Crm.Activities;
using Crm.Tests.Shared;
using NodaTime;

namespace Crm.Tests.Activities;

/// <summary>Recurrence rules: laws over random ones against a naive walk day by day, and the cases one trips over.</summary>
public sealed class RecurrenceRuleTests
{
    [Fact]
    public void A_rule_means_the_days_that_a_walk_day_by_day_finds() => Law.Holds(400, seed =>
    {
        var random = new RandomRecurrence(seed);
        var (rule, first) = (RecurrenceRule.Parse(random.Text()), random.Start());
        var until = first.PlusYears(6);
        var days = rule.Days(first).TakeWhile(d => d <= until).ToList();
        Assert.Equal(NaiveRecurrence.Days(rule, first, until), days);
        Assert.Equal(days.Distinct().Order(), days);
    });

    [Fact]
    public void From_any_day_on_the_next_one_is_the_first_of_the_walk_after_it() => Law.Holds(400, seed =>
    {
        var random = new RandomRecurrence(seed);
        var (rule, first) = (RecurrenceRule.Parse(random.Text()), random.Start());
        var after = first.PlusDays(new Random(seed).Next(0, 1_500));
        var walk = NaiveRecurrence.Days(rule.Count is null ? rule : RecurrenceRule.Parse(Without(rule.ToString(), "COUNT")), first, after.PlusYears(5));
        Assert.Equal(walk.Cast<LocalDate?>().FirstOrDefault(d => d > after), rule.Next(first, after) is { } next && next <= after.PlusYears(5) ? next : null);
    });

    [Fact]
    public void A_rule_comes_back_from_its_text() => Law.Holds(500, seed =>
    {
        var rule = RecurrenceRule.Parse(new RandomRecurrence(seed).Text());
        var text = rule.ToString();
        Assert.Equal(rule, RecurrenceRule.Parse(text));
        Assert.Equal(text, RecurrenceRule.Parse(text.ToLowerInvariant()).ToString());
    });

    [Theory]
    [InlineData("FREQ=MONTHLY", "2026-01-31", "2026-03-31")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-31", "2026-02-28")]
    [InlineData("FREQ=MONTHLY;BYDAY=-1FR", "2026-01-30", "2026-02-27")]
    [InlineData("FREQ=MONTHLY;BYDAY=1MO;INTERVAL=3", "2026-01-05", "2026-04-06")]
    [InlineData("FREQ=YEARLY", "2024-02-29", "2028-02-29")]
    [InlineData("FREQ=YEARLY", "2096-02-29", "2104-02-29")]
    [InlineData("FREQ=YEARLY;INTERVAL=100", "2000-02-29", "2400-02-29")]
    [InlineData("FREQ=YEARLY;BYDAY=20MO", "1997-05-19", "1998-05-18")]
    [InlineData("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "2026-10-25", "2027-10-31")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "2026-01-01", "2026-01-13")]
    [InlineData("FREQ=DAILY;BYMONTH=2", "2026-02-28", "2027-02-01")]
    [InlineData("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "2026-03-13", "2026-11-13")]
    [InlineData("FREQ=DAILY;UNTIL=20260102", "2026-01-02", null)]
    [InlineData("FREQ=DAILY;INTERVAL=7;BYDAY=MO", "2026-01-06", null)]
    [InlineData("FREQ=DAILY", "9998-12-31", null)]
    [InlineData("FREQ=YEARLY;INTERVAL=999", "9000-01-01", null)]
    public void The_next_after_the_first(string text, string first, string? next)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(first).Value;
        Assert.Equal(next, RecurrenceRule.Parse(text).Next(day, day)?.ToString("uuuu-MM-dd", null));
    }

    [Fact]
    public void Far_from_its_start_the_next_is_found_without_a_walk()
    {
        var rule = RecurrenceRule.Parse("FREQ=DAILY;INTERVAL=3");
        var first = new LocalDate(1900, 1, 1);
        for (var i = 0; i < 20_000; i++)
        {
            var next = rule.Next(first, new LocalDate(9990, 1, 1).PlusDays(i % 300))!.Value;
            Assert.Equal(0, Period.DaysBetween(first, next) % 3);
        }
    }

    [Theory]
    [InlineData("", 1, "syntax")]
    [InlineData("DAILY", 1, "syntax")]
    [InlineData("INTERVAL=2", 1, "required")]
    [InlineData("FREQ=HOURLY", 6, "not_a_choice")]
    [InlineData("FREQ=DAILY;FREQ=DAILY", 12, "twice")]
    [InlineData("FREQ=DAILY;WKST=SU", 12, "unknown_part")]
    [InlineData("FREQ=DAILY;INTERVAL=0", 21, "out_of_range")]
    [InlineData("FREQ=DAILY;INTERVAL=1000", 21, "out_of_range")]
    [InlineData("FREQ=DAILY;INTERVAL=+1", 21, "out_of_range")]
    [InlineData("FREQ=DAILY;COUNT=99999999999", 18, "out_of_range")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,XX", 22, "not_a_choice")]
    [InlineData("FREQ=WEEKLY;BYDAY=", 19, "not_a_choice")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,TU,MO", 25, "twice")]
    [InlineData("FREQ=WEEKLY;BYDAY=1MO", 19, "not_together")]
    [InlineData("FREQ=MONTHLY;BYDAY=6MO", 20, "out_of_range")]
    [InlineData("FREQ=MONTHLY;BYDAY=0MO", 20, "out_of_range")]
    [InlineData("FREQ=WEEKLY;BYMONTHDAY=1", 24, "not_together")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=1,32", 27, "out_of_range")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-", 25, "out_of_range")]
    [InlineData("FREQ=YEARLY;BYMONTH=13", 21, "out_of_range")]
    [InlineData("FREQ=YEARLY;BYMONTH=2,4;BYMONTHDAY=31", 36, "never")]
    [InlineData("FREQ=DAILY;COUNT=2;UNTIL=20260101", 26, "not_together")]
    [InlineData("FREQ=DAILY;UNTIL=20261301", 18, "not_a_date")]
    [InlineData("FREQ=DAILY;UNTIL=20260101T120000", 18, "not_a_date")]
    public void What_is_wrong_is_said_with_its_place(string text, int at, string code)
    {
        var error = Assert.Throws<CrmException>(() => RecurrenceRule.Parse(text));
        var field = Assert.Single(error.Fields);
        Assert.Equal((CrmErrors.Invalid, "recurrence", code), (error.Code, field.Field, field.Code));
        Assert.StartsWith($"At character {at}:", field.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_the_text_it_is_read_or_refused_by_type() => Law.Holds(2_000, seed =>
    {
        var random = new Random(seed);
        var text = new RandomRecurrence(seed).Text().ToCharArray();
        for (var i = 0; i < random.Next(1, 4); i++)
        {
            text[random.Next(text.Length)] = "=;,-+0123456789MOXTZ\0é "[random.Next(23)];
        }

        try
        {
            Assert.NotEmpty(RecurrenceRule.Parse(new string(text)).ToString());
        }
        catch (CrmException e)
        {
            Assert.Equal(CrmErrors.Invalid, e.Code);
        }
    });

    [Fact]
    public void A_count_is_counted_down_to_its_end()
    {
        var rule = RecurrenceRule.Parse("FREQ=DAILY;COUNT=2");
        Assert.Equal("FREQ=DAILY;COUNT=1", rule.CountedDown()!.ToString());
        Assert.Null(rule.CountedDown()!.CountedDown());
    }

    private static string Without(string text, string part) => string.Join(';', text.Split(';').Where(p => !p.StartsWith(part, StringComparison.Ordinal)));
}
