namespace Crm.Matching.Normalizing.Dates;

/// <summary>From numbers and names to year, month and day.</summary>
internal static class DateParts
{
    private const int YearDigits = 4;
    private const int EarliestCompactYear = 1500;
    private const int LatestCompactYear = 2999;

    /// <summary>The day that spreadsheets count from, once their leap day of 1900 is past.</summary>
    private static readonly DateOnly SerialStart = new(1899, 12, 30);

    public static bool TryRead(in DateTokens tokens, DateRules rules, out PartialDate date) => (tokens.Count, tokens.Month) switch
    {
        (1, 0) => TryReadDigits(tokens.First, tokens.FirstDigits, rules, out date),
        (2, 0) => TryReadMonth(tokens, out date),
        (3, 0) => TryReadThree(tokens, rules, out date),
        (1, _) => Create(tokens.First, tokens.FirstDigits == YearDigits, tokens.Month, 0, out date),
        (2, _) => TryReadNamed(tokens, rules, out date),
        _ => PartialDate.TryCreate(0, 0, 0, out date),
    };

    /// <summary>Whether eight digits begin with a year, as far as digits can tell.</summary>
    public static bool IsCompactYearFirst(long digits) =>
        digits / 10_000 is >= EarliestCompactYear and <= LatestCompactYear && PartialDate.TryCreate((int)(digits / 10_000), (int)(digits / 100 % 100), (int)(digits % 100), out _);

    private static bool Create(long year, bool isYear, int month, int day, out PartialDate date) => PartialDate.TryCreate(isYear ? (int)year : 0, month, day, out date);

    private static bool TryReadDigits(long value, int digits, DateRules rules, out PartialDate date)
    {
        switch (digits)
        {
            case YearDigits:
                return PartialDate.TryCreate((int)value, 0, 0, out date);
            case 5 when rules.AllowSerialNumbers:
                var day = SerialStart.AddDays((int)value);
                return PartialDate.TryCreate(day.Year, day.Month, day.Day, out date);
            case 6:
                return TryReadCompact((int)(value / 10_000), (int)(value / 100 % 100), (int)(value % 100), rules, out date);
            case 8 when rules.Order != DateOrder.YearMonthDay && !IsCompactYearFirst(value):
                return TryOrder((int)(value / 1_000_000), (int)(value / 10_000 % 100), (int)(value % 10_000), rules, out date);
            case 8:
                return PartialDate.TryCreate((int)(value / 10_000), (int)(value / 100 % 100), (int)(value % 100), out date);
            case 12 or 14:
                return TryReadDigits(value / (digits == 12 ? 10_000 : 1_000_000), 8, rules, out date);
            default:
                date = default;
                return false;
        }
    }

    private static bool TryReadCompact(int first, int second, int third, DateRules rules, out PartialDate date) => rules.Order == DateOrder.YearMonthDay
        ? PartialDate.TryCreate(rules.FullYear(first), second, third, out date)
        : TryOrder(first, second, rules.FullYear(third), rules, out date);

    private static bool TryOrder(int first, int second, int year, DateRules rules, out PartialDate date) =>
        rules.Order == DateOrder.MonthDayYear ? PartialDate.TryCreate(year, first, second, out date) : PartialDate.TryCreate(year, second, first, out date);

    private static bool TryReadMonth(in DateTokens tokens, out PartialDate date) => tokens.FirstDigits == YearDigits
        ? Create(tokens.First, tokens.SecondDigits <= 2, tokens.Second, 0, out date)
        : Create(tokens.Second, tokens.SecondDigits == YearDigits && tokens.FirstDigits <= 2, (int)Math.Min(tokens.First, 99), 0, out date);

    private static bool TryReadThree(in DateTokens tokens, DateRules rules, out PartialDate date)
    {
        date = default;
        if (tokens.SecondDigits > 2)
        {
            return false;
        }

        return (tokens.FirstDigits, tokens.ThirdDigits) switch
        {
            (YearDigits, <= 2) => PartialDate.TryCreate((int)tokens.First, tokens.Second, tokens.Third, out date),
            ( <= 2, YearDigits) => TryOrder((int)tokens.First, tokens.Second, tokens.Third, rules, out date),
            (2, <= 2) when rules.Order == DateOrder.YearMonthDay => PartialDate.TryCreate(rules.FullYear((int)tokens.First), tokens.Second, tokens.Third, out date),
            ( <= 2, 2) when rules.Order != DateOrder.YearMonthDay => TryOrder((int)tokens.First, tokens.Second, rules.FullYear(tokens.Third), rules, out date),
            _ => false,
        };
    }

    private static bool TryReadNamed(in DateTokens tokens, DateRules rules, out PartialDate date) => (tokens.FirstDigits, tokens.SecondDigits) switch
    {
        (YearDigits, <= 2) => PartialDate.TryCreate((int)tokens.First, tokens.Month, tokens.Second, out date),
        ( <= 2, YearDigits) => PartialDate.TryCreate(tokens.Second, tokens.Month, (int)tokens.First, out date),
        (2, <= 2) when rules.Order == DateOrder.YearMonthDay => PartialDate.TryCreate(rules.FullYear((int)tokens.First), tokens.Month, tokens.Second, out date),
        ( <= 2, 2) => PartialDate.TryCreate(rules.FullYear(tokens.Second), tokens.Month, (int)tokens.First, out date),
        _ => PartialDate.TryCreate(0, 0, 0, out date),
    };
}
