namespace Crm.Matching.Normalizing.Dates;

/// <summary>
/// Dates from text: ISO 8601, digits without separators (<c>19081209</c>), day, month and year in any order, short years, names of months in fourteen languages, digits of any script. A time of day is dropped, unknown parts
/// (<c>1908-00-00</c>) stay unknown.
/// </summary>
/// <remarks>
/// A year of four digits tells itself; <see cref="DateRules.Order"/> decides the rest, and a text that is no date in this order is none: nothing is swapped silently. Where the year stands last, day and month are as in
/// <see cref="DateOrder.DayMonthYear"/> unless the order is <see cref="DateOrder.MonthDayYear"/>. No method throws, whatever the text, and none allocates. O(length). Safe for many threads.
/// </remarks>
public static class DateText
{
    private static readonly DateRules[] ByOrder = [new(), new() { Order = DateOrder.MonthDayYear }, new() { Order = DateOrder.YearMonthDay }];

    /// <summary>Reads a day, with the defaults of <see cref="DateRules"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="order">The order of the parts where they do not tell it themselves.</param>
    /// <param name="date">The day; its default where there is none.</param>
    /// <returns>Whether it is one, known to the day.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, DateOrder order, out DateOnly date)
    {
        date = default;
        return (uint)order < (uint)ByOrder.Length && TryParse(text, ByOrder[(int)order], out date);
    }

    /// <summary>Reads a day.</summary>
    /// <param name="text">The text.</param>
    /// <param name="rules">How to read it.</param>
    /// <param name="date">The day; its default where there is none.</param>
    /// <returns>Whether it is one, known to the day.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, DateRules rules, out DateOnly date)
    {
        date = default;
        return TryParse(text, rules, out PartialDate partial) && partial.TryGetDate(out date);
    }

    /// <summary>Reads a day, a month or a year.</summary>
    /// <param name="text">The text.</param>
    /// <param name="rules">How to read it.</param>
    /// <param name="date">As much as is known; its default where there is no date.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, DateRules rules, out PartialDate date)
    {
        ArgumentNullException.ThrowIfNull(rules);
        date = default;
        var tokens = default(DateTokens);
        return tokens.Read(text) && DateParts.TryRead(tokens, rules, out date);
    }
}
