namespace Crm.Matching.Normalizing.Dates;

/// <summary>How many values of a column can be read in each order.</summary>
internal sealed class DateOrderTally
{
    private static readonly DateRules[] Rules = Array.ConvertAll(Enum.GetValues<DateOrder>(), o => new DateRules { Order = o });

    /// <summary>The preference among orders that read equally many values.</summary>
    private static readonly DateOrder[] Preferred = [DateOrder.DayMonthYear, DateOrder.MonthDayYear, DateOrder.YearMonthDay];
    private static readonly DateOrder[] PreferredYearFirst = [DateOrder.YearMonthDay, DateOrder.DayMonthYear, DateOrder.MonthDayYear];

    private readonly int[] _readable = new int[Rules.Length];
    private readonly int[] _deciding = new int[Rules.Length];
    private readonly bool[,] _differ = new bool[Rules.Length, Rules.Length];
    private int _any;
    private int _yearFirst;
    private int _unreadable;

    public void Add(string value)
    {
        Span<int> days = stackalloc int[Rules.Length];
        for (var order = 0; order < days.Length; order++)
        {
            days[order] = DateText.TryParse(value, Rules[order], out PartialDate date) ? date.Value : 0;
        }

        if (!days.ContainsAnyExcept(0))
        {
            _unreadable++;
            return;
        }

        _any++;
        _yearFirst += BeginsWithYear(value) ? 1 : 0;
        for (var order = 0; order < days.Length; order++)
        {
            _readable[order] += days[order] != 0 ? 1 : 0;
            _deciding[order] += days[order] != 0 && days.Contains(0) ? 1 : 0;
            for (var other = 0; other < days.Length; other++)
            {
                _differ[order, other] |= days[order] != days[other];
            }
        }
    }

    public DateOrderEvidence Decide()
    {
        var most = _readable.Max();
        var order = (int)Array.Find(_yearFirst * 2 > _any ? PreferredYearFirst : Preferred, o => _readable[(int)o] == most);
        var ambiguous = Enumerable.Range(0, Rules.Length).Any(other => _readable[other] == most && _differ[order, other]);
        return new((DateOrder)order, most, _deciding[order], _any - most, _unreadable, ambiguous);
    }

    private static bool BeginsWithYear(string value)
    {
        var tokens = default(DateTokens);
        return tokens.Read(value) && ((tokens.FirstDigits == 4 && tokens.Count > 1) || (tokens.FirstDigits >= 8 && DateParts.IsCompactYearFirst(tokens.First)));
    }
}
