using System.Globalization;
using Crm.Criteria;
using NodaTime;
using NodaTime.Text;

namespace Crm.Activities;

/// <summary>Reads a recurrence rule; every error says at which character.</summary>
internal sealed class RecurrenceParser(string text)
{
    private const string Known = "FREQ, INTERVAL, BYDAY, BYMONTHDAY, BYMONTH, COUNT, UNTIL";
    private static readonly string[] Weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    private static readonly LocalDatePattern DateText = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly InstantPattern InstantText = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");
    private readonly Dictionary<string, (string Value, int At)> parts = new(StringComparer.Ordinal);

    public static string NameOf(IsoDayOfWeek day) => Weekdays[(int)day - 1];

    public RecurrenceRule Run()
    {
        Split();
        var (until, instant) = Until();
        var rule = new RecurrenceRule
        {
            Frequency = Frequency(),
            Interval = Number("INTERVAL", 1, 999) ?? 1,
            ByDay = List("BYDAY", Day).OrderBy(d => d.Day).ThenBy(d => d.Ordinal).ToSequence(),
            ByMonthDay = List("BYMONTHDAY", (value, at) => Signed(value, at, 31)).Order().ToSequence(),
            ByMonth = List("BYMONTH", (value, at) => Number(value, at, 1, 12)).Order().ToSequence(),
            Count = Number("COUNT", 1, 9999),
            Until = until,
            UntilInstant = instant,
        };
        Check(rule);
        return rule;
    }

    private void Split()
    {
        var at = 0;
        foreach (var part in text.Split(';'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                throw Wrong(at, "syntax", "A rule is made of parts NAME=VALUE with ';' between them.");
            }

            var name = part[..equals].ToUpperInvariant();
            if (name is not ("FREQ" or "INTERVAL" or "BYDAY" or "BYMONTHDAY" or "BYMONTH" or "COUNT" or "UNTIL"))
            {
                throw Wrong(at, "unknown_part", $"The parts of a rule are {Known}.");
            }

            if (!parts.TryAdd(name, (part[(equals + 1)..].ToUpperInvariant(), at + equals + 1)))
            {
                throw Wrong(at, "twice", $"{name} stands twice.");
            }

            at += part.Length + 1;
        }
    }

    private RecurrenceFrequency Frequency()
    {
        if (!parts.TryGetValue("FREQ", out var part))
        {
            throw Wrong(0, "required", "A rule has FREQ=DAILY, WEEKLY, MONTHLY or YEARLY.");
        }

        return part.Value switch
        {
            "DAILY" => RecurrenceFrequency.Daily,
            "WEEKLY" => RecurrenceFrequency.Weekly,
            "MONTHLY" => RecurrenceFrequency.Monthly,
            "YEARLY" => RecurrenceFrequency.Yearly,
            _ => throw Wrong(part.At, "not_a_choice", "FREQ is DAILY, WEEKLY, MONTHLY or YEARLY."),
        };
    }

    private int? Number(string name, int least, int most) => parts.TryGetValue(name, out var part) ? Number(part.Value, part.At, least, most) : null;

    private static int Number(string value, int at, int least, int most) =>
        value.Length <= 4 && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(at, "out_of_range", $"A whole number from {least} to {most} is wanted.");

    private static int Signed(string value, int at, int most)
    {
        var digits = value.Length > 0 && value[0] is '-' or '+' ? value[1..] : value;
        return digits.Length <= 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? value[0] == '-' ? -number : number
            : throw Wrong(at, "out_of_range", $"A whole number from 1 to {most} or from -1 to -{most} is wanted.");
    }

    private RecurrenceDay Day(string value, int at)
    {
        var index = value.Length >= 2 ? Array.IndexOf(Weekdays, value[^2..]) : -1;
        if (index < 0)
        {
            throw Wrong(at, "not_a_choice", $"A weekday is one of {string.Join(", ", Weekdays)}, after an ordinal or alone: FR, 1MO, -1FR.");
        }

        var day = (IsoDayOfWeek)(index + 1);
        if (value.Length == 2)
        {
            return new(day);
        }

        return Frequency() switch
        {
            RecurrenceFrequency.Monthly => new(day, Signed(value[..^2], at, 5)),
            RecurrenceFrequency.Yearly => new(day, Signed(value[..^2], at, parts.ContainsKey("BYMONTH") ? 5 : 53)),
            _ => throw Wrong(at, "not_together", "A weekday has an ordinal only where FREQ is MONTHLY or YEARLY."),
        };
    }

    private List<T> List<T>(string name, Func<string, int, T> read)
    {
        var values = new List<T>();
        if (!parts.TryGetValue(name, out var part))
        {
            return values;
        }

        var at = part.At;
        foreach (var item in part.Value.Split(','))
        {
            var value = read(item, at);
            if (values.Contains(value))
            {
                throw Wrong(at, "twice", $"{item} stands twice.");
            }

            values.Add(value);
            at += item.Length + 1;
        }

        return values;
    }

    private (LocalDate? Date, Instant? Instant) Until()
    {
        if (!parts.TryGetValue("UNTIL", out var part))
        {
            return (null, null);
        }

        if (parts.TryGetValue("COUNT", out _))
        {
            throw Wrong(part.At, "not_together", "A rule ends by COUNT or by UNTIL, not by both.");
        }

        if (DateText.Parse(part.Value) is { Success: true, Value: { Year: >= 1900 and <= 9998 } date })
        {
            return (date, null);
        }

        return InstantText.Parse(part.Value) is { Success: true } parsed && parsed.Value >= Time.Earliest && parsed.Value <= Time.Forever
            ? (null, parsed.Value)
            : throw Wrong(part.At, "not_a_date", "UNTIL is a day (20261231) or an instant in UTC (20261231T235959Z).");
    }

    private void Check(RecurrenceRule rule)
    {
        if (rule.Frequency == RecurrenceFrequency.Weekly && rule.ByMonthDay.Count > 0)
        {
            throw Wrong(parts["BYMONTHDAY"].At, "not_together", "A weekly rule has no BYMONTHDAY.");
        }

        if (rule.ByMonth.Count > 0 && rule.ByMonthDay.Count > 0 && rule.ByMonthDay.All(d => rule.ByMonth.All(m => Math.Abs(d) > CalendarSystem.Iso.GetDaysInMonth(2000, m))))
        {
            throw Wrong(parts["BYMONTHDAY"].At, "never", "There is no such day in any of these months.");
        }
    }

    private static CrmException Wrong(int at, string code, string message) =>
        CrmException.Invalid("recurrence", code, string.Create(CultureInfo.InvariantCulture, $"At character {at + 1}: {message}"));
}
