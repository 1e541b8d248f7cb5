using System.Runtime.InteropServices;

namespace Crm.Forecasting.Pipeline.Learning;

/// <summary>Walks through the days of a deal's life in pieces within which its age class and the month of the quarter stay the same.</summary>
/// <remarks>Age 0 is the day of opening. Classes: weeks up to half a year, 30 days up to two years, then one without end.</remarks>
[StructLayout(LayoutKind.Auto)]
internal struct LifeWalk(DateOnly opened, DateOnly first, DateOnly last)
{
    public const int Ages = 26 + 18 + 1;
    public const int Months = 3;

    /// <summary>Ages and months together, ages in five bands: up to 4, 9, 13, 26 weeks, and beyond.</summary>
    public const int Cells = 5 * Months;

    private DateOnly _next = first;

    /// <summary>The class of age of the piece.</summary>
    public int Age { get; private set; }

    /// <summary>The month of the quarter: 0 to 2.</summary>
    public int Month { get; private set; }

    /// <summary>The band of age and the month of the quarter.</summary>
    public readonly int Cell => CellOf(Age, Month);

    /// <summary>How many days the piece has.</summary>
    public int Days { get; private set; }

    public static int CellOf(int age, int month) => (Months * age switch { < 4 => 0, < 9 => 1, < 13 => 2, < 26 => 3, _ => 4 }) + month;

    public bool Next()
    {
        if (_next > last)
        {
            return false;
        }

        var age = _next.DayNumber - opened.DayNumber;
        (Age, var ageEnd) = Class(age);
        Month = (_next.Month - 1) % 3;
        var end = Math.Min(last.DayNumber, new DateOnly(_next.Year, _next.Month, DateTime.DaysInMonth(_next.Year, _next.Month)).DayNumber);
        end = Math.Min(end, ageEnd == int.MaxValue ? int.MaxValue : opened.DayNumber + ageEnd);
        Days = end - _next.DayNumber + 1;
        _next = DateOnly.FromDayNumber(end + 1);
        return true;
    }

    private static (int Age, int End) Class(int age) => age switch
    {
        < 182 => (age / 7, (age / 7 * 7) + 6),
        < 722 => (26 + ((age - 182) / 30), 182 + (((age - 182) / 30) * 30) + 29),
        _ => (Ages - 1, int.MaxValue),
    };
}
