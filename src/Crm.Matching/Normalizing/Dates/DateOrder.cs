namespace Crm.Matching.Normalizing.Dates;

/// <summary>In what order day, month and year stand.</summary>
public enum DateOrder
{
    /// <summary>9.12.1908: most of the world.</summary>
    DayMonthYear,

    /// <summary>12/9/1908: the United States.</summary>
    MonthDayYear,

    /// <summary>08-12-09: ISO 8601 with a short year, East Asia.</summary>
    YearMonthDay,
}
