using System.Globalization;
using Crm.Criteria;
using NodaTime;
using NodaTime.Text;

namespace Crm.Activities;

/// <summary>How often something recurs, before the interval.</summary>
public enum RecurrenceFrequency
{
    /// <summary>Every so many days.</summary>
    Daily,

    /// <summary>Every so many weeks, which begin on Monday.</summary>
    Weekly,

    /// <summary>Every so many months.</summary>
    Monthly,

    /// <summary>Every so many years.</summary>
    Yearly,
}

/// <summary>A weekday of a rule.</summary>
/// <param name="Day">The weekday.</param>
/// <param name="Ordinal">Which of the month (of the year, where the rule is yearly and names no month): 1 the first, -1 the last; null: each.</param>
public sealed record RecurrenceDay(IsoDayOfWeek Day, int? Ordinal = null);

/// <summary>
/// When something comes again: the part of RFC 5545 with FREQ (DAILY to YEARLY), INTERVAL, BYDAY, BYMONTHDAY, BYMONTH, and COUNT or UNTIL.
/// Days that a month does not have are left out, as there: monthly on the 31st is seven times a year, <c>BYMONTHDAY=-1</c> is every last day. Immutable; equal when the texts mean the same.
/// </summary>
public sealed partial record RecurrenceRule
{
    private static readonly InstantPattern UntilInstantText = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");
    private static readonly LocalDatePattern UntilDateText = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    internal RecurrenceRule()
    {
    }

    /// <summary>How often.</summary>
    public RecurrenceFrequency Frequency { get; internal init; }

    /// <summary>Every how many of them, 1-999.</summary><value>Default: 1.</value>
    public int Interval { get; internal init; } = 1;

    /// <summary>On which weekdays only, from Monday; empty: whichever, or weekly that of the first one.</summary>
    public Sequence<RecurrenceDay> ByDay { get; internal init; }

    /// <summary>On which days of the month only, 1-31 or from its end -1 to -31.</summary>
    public Sequence<int> ByMonthDay { get; internal init; }

    /// <summary>In which months only, 1-12.</summary>
    public Sequence<int> ByMonth { get; internal init; }

    /// <summary>How many there are, the first included, 1-9999; null: no end by number.</summary>
    public int? Count { get; internal init; }

    /// <summary>The last day there may be one; null: no end by day.</summary>
    public LocalDate? Until { get; internal init; }

    /// <summary>The last instant there may be one, in whole seconds; null: no end by instant.</summary>
    public Instant? UntilInstant { get; internal init; }

    /// <summary>Reads a rule: <c>FREQ=MONTHLY;BYDAY=-1FR;COUNT=12</c>.</summary>
    /// <exception cref="CrmException">The text is not such a rule; the message says at which character, and what would be (<c>crm.invalid</c>, field <c>recurrence</c>).</exception>
    public static RecurrenceRule Parse(string text) => new RecurrenceParser(text).Run();

    /// <summary>The rule for the one after the next: the same with one less to come. Null: there is none any more.</summary>
    public RecurrenceRule? CountedDown() => Count switch
    {
        null => this,
        1 => null,
        { } count => this with { Count = count - 1 },
    };

    /// <summary>The rule as text, its parts in one order.</summary>
    public override string ToString()
    {
        var parts = new List<string> { $"FREQ={Frequency.ToString().ToUpperInvariant()}" };
        if (Interval > 1)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"INTERVAL={Interval}"));
        }

        Add(parts, "BYMONTH", ByMonth, Number);
        Add(parts, "BYMONTHDAY", ByMonthDay, Number);
        Add(parts, "BYDAY", ByDay, static d => $"{(d.Ordinal is { } n ? Number(n) : "")}{RecurrenceParser.NameOf(d.Day)}");
        if (Count is { } count)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"COUNT={count}"));
        }

        if (Until is { } date)
        {
            parts.Add($"UNTIL={UntilDateText.Format(date)}");
        }

        if (UntilInstant is { } instant)
        {
            parts.Add($"UNTIL={UntilInstantText.Format(instant)}");
        }

        return string.Join(';', parts);
    }

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static void Add<T>(List<string> parts, string name, Sequence<T> values, Func<T, string> text)
    {
        if (values.Count > 0)
        {
            parts.Add($"{name}={string.Join(',', values.Select(text))}");
        }
    }
}
