using System.Globalization;
using System.Text;
using NodaTime;

namespace Crm.Criteria.Text;

/// <summary>Dates and instants as they are written: <c>2017-12-31</c>, <c>2017-12-31T23:00:00.25Z</c>, <c>2018-01-01T01:00+02:00</c>.</summary>
internal static class DateTimeText
{
    private const int MostFractionDigits = 6;

    /// <summary>Reads a date; false where it is none.</summary>
    public static bool TryParseDate(ReadOnlySpan<char> text, out LocalDate date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !Number(text[..4], out var year) || !Number(text[5..7], out var month) || !Number(text[8..], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            return false;
        }

        date = new LocalDate(year, month, day);
        return true;
    }

    /// <summary>Reads an instant; null when it was one, else what is wrong.</summary>
    public static string? ParseInstant(ReadOnlySpan<char> text, out Instant instant)
    {
        instant = default;
        if (text.Length < 17 || text[10] is not ('T' or 't') || !TryParseDate(text[..10], out var date)
            || text[13] != ':' || !Number(text[11..13], out var hour) || !Number(text[14..16], out var minute) || hour > 23 || minute > 59)
        {
            return "An instant is written as 2017-12-31T23:00:00Z.";
        }

        var rest = text[16..];
        var second = 0;
        long ticks = 0;
        if (rest[0] == ':')
        {
            if (rest.Length < 4 || !Number(rest[1..3], out second) || second > 59)
            {
                return "The seconds of an instant are two digits, 00 to 59.";
            }

            rest = rest[3..];
            if (rest[0] == '.')
            {
                var digits = 1;
                while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
                {
                    digits++;
                }

                digits--;
                if (digits is 0 or > MostFractionDigits)
                {
                    return "The fraction of a second has one to six digits.";
                }

                ticks = Fraction(rest.Slice(1, digits));
                rest = rest[(digits + 1)..];
            }
        }

        if (!TryParseOffset(rest, out var offset))
        {
            return "An instant ends with Z or with an offset as +02:00.";
        }

        instant = date.At(new LocalTime(hour, minute, second).PlusTicks(ticks)).WithOffset(offset).ToInstant();
        return null;
    }

    /// <summary>Writes a date.</summary>
    public static void Write(StringBuilder output, LocalDate date)
    {
        if (date.Calendar != CalendarSystem.Iso || date.Year is < 1 or > 9999)
        {
            throw new CriteriaException("criteria.type", $"The date {date} is not an ISO date of the years 1 to 9999.");
        }

        output.Append(CultureInfo.InvariantCulture, $"{date.Year:D4}-{date.Month:D2}-{date.Day:D2}");
    }

    /// <summary>Writes an instant in UTC.</summary>
    public static void Write(StringBuilder output, Instant instant)
    {
        if (instant < Instant.FromUtc(1, 1, 1, 0, 0))
        {
            throw new CriteriaException("criteria.type", $"The instant {instant} is before the year 1.");
        }

        var utc = instant.InUtc().LocalDateTime;
        if (utc.NanosecondOfSecond % 1000 != 0)
        {
            throw new CriteriaException("criteria.type", $"The instant {instant} is finer than a microsecond.");
        }

        Write(output, utc.Date);
        output.Append(CultureInfo.InvariantCulture, $"T{utc.Hour:D2}:{utc.Minute:D2}:{utc.Second:D2}");
        if (utc.NanosecondOfSecond != 0)
        {
            output.Append('.').Append((utc.NanosecondOfSecond / 1000).ToString("D6", CultureInfo.InvariantCulture).TrimEnd('0'));
        }

        output.Append('Z');
    }

    private static bool TryParseOffset(ReadOnlySpan<char> text, out Offset offset)
    {
        offset = Offset.Zero;
        if (text is "Z" or "z")
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !Number(text[1..3], out var hours) || !Number(text[4..], out var minutes) || hours > 18 || minutes > 59 || (hours == 18 && minutes > 0))
        {
            return false;
        }

        offset = Offset.FromSeconds((text[0] == '-' ? -1 : 1) * ((hours * 60) + minutes) * 60);
        return true;
    }

    private static long Fraction(ReadOnlySpan<char> digits)
    {
        _ = Number(digits, out var value);
        long ticks = value;
        for (var i = digits.Length; i < 7; i++)
        {
            ticks *= 10;
        }

        return ticks;
    }

    private static bool Number(ReadOnlySpan<char> digits, out int value) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
