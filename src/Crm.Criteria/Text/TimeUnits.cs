namespace Crm.Criteria.Text;

/// <summary>Units of time as they are written.</summary>
internal static class TimeUnits
{
    /// <summary>The symbols of a duration, in the order of <see cref="TimeUnit"/>.</summary>
    public static readonly string[] Symbols = ["min", "h", "d", "w", "mo", "q", "y"];

    /// <summary>The names of a period, in the order of <see cref="TimeUnit"/> from <see cref="TimeUnit.Day"/>.</summary>
    public static readonly string[] PeriodNames = ["day", "week", "month", "quarter", "year"];

    /// <summary>Reads <c>30d</c>: digits, then a symbol. False where it is none or its amount is past an int.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, bool negative, out int amount, out TimeUnit unit)
    {
        amount = 0;
        unit = default;
        long value = 0;
        var i = 0;
        for (; i < text.Length && char.IsAsciiDigit(text[i]); i++)
        {
            value = (value * 10) + (text[i] - '0');
            if (value > 1L + int.MaxValue)
            {
                return false;
            }
        }

        value = negative ? -value : value;
        if (i == 0 || value > int.MaxValue)
        {
            return false;
        }

        for (var symbol = 0; symbol < Symbols.Length; symbol++)
        {
            if (text[i..].Equals(Symbols[symbol], StringComparison.OrdinalIgnoreCase))
            {
                amount = (int)value;
                unit = (TimeUnit)symbol;
                return true;
            }
        }

        return false;
    }

    /// <summary>The period unit that a word names, or null.</summary>
    public static TimeUnit? Period(Word word) => word is >= Word.Day and <= Word.Year ? TimeUnit.Day + (word - Word.Day) : null;

    /// <summary>A period in words: <c>this month</c>.</summary>
    /// <exception cref="CriteriaException">There are no words for it (<c>criteria.type</c>).</exception>
    public static string Write(CalendarPeriod period)
    {
        var which = period.Offset switch { -1 => "last", 0 => "this", 1 => "next", _ => null };
        return which is not null && period.Unit is >= TimeUnit.Day and <= TimeUnit.Year
            ? $"{which} {PeriodNames[period.Unit - TimeUnit.Day]}"
            : throw new CriteriaException("criteria.type", $"There is no period of offset {period.Offset} and unit {period.Unit}.");
    }
}
