namespace Crm.Matching.Normalizing.Dates;

/// <summary>How dates are read that could be read in several ways. Immutable.</summary>
public sealed record DateRules
{
    private const int Century = 100;

    /// <summary>Day before month, short years up to 2049, no serial numbers.</summary>
    public static DateRules Default { get; } = new();

    /// <summary>The order of the parts where they do not tell it themselves.</summary>
    /// <value>Default: <see cref="DateOrder.DayMonthYear"/>.</value>
    public DateOrder Order { get; init; }

    /// <summary>The latest year that a year of two digits can mean: with 2049, 49 is 2049 and 50 is 1950. For dates of birth, the year of the data.</summary>
    /// <value>99 to 9999; default: 2049.</value>
    /// <exception cref="MatchingException">It is out of its range (<c>matching.invalid_option</c>).</exception>
    public int LatestYear
    {
        get;
        init => field = value is >= Century - 1 and <= 9999 ? value : throw Refuse.Option($"The latest year of a date is {value}; it must be from 99 to 9999.");
    } = 2049;

    /// <summary>Whether five digits are the serial number of a day as spreadsheets count (1 January 1900 is 1, and 1900 a leap year: 39791 is 9 December 2008).</summary>
    /// <value>Default: false.</value>
    public bool AllowSerialNumbers { get; init; }

    /// <summary>The year that two digits mean.</summary>
    internal int FullYear(int digits)
    {
        var year = LatestYear - (LatestYear % Century) + digits;
        return year > LatestYear ? year - Century : year;
    }
}
