using System.Runtime.InteropServices;

namespace Crm.Forecasting.Pipeline.Learning;

/// <summary>Walks through the days of a deal's life in pieces within which its age class and the month of the quarter stay the same.</summary>
/// <remarks>Age 0 is the day of opening. Classes: weeks up to half a year, 30 days up to two years, then one without end.</remarks>
[StructLayout(LayoutKind.Auto)]
internal struct LifeWalk(DateOnly opened, DateOnly first, DateOnly last)
{
    public const int Ages = 26 + 18 + 1;
    public const int Months = 3;

    /// <summary>Bands of ages by months, see <see cref="LifeSlot.Cell"/>.</summary>
    public const int Cells = 5 * Months;

    /// <summary>Ages by months, see <see cref="LifeSlot"/>.</summary>
    public const int Slots = Ages * Months;

    private DateOnly _next = first;

    /// <summary>The number of the <see cref="LifeSlot"/> in which the piece lies.</summary>
    public int Slot { get; private set; }

    /// <summary>How many days the piece has.</summary>
    public int Days { get; private set; }

    public bool Next()
    {
        if (_next > last)
        {
            return false;
        }

        var (age, ageEnd) = Class(_next.DayNumber - opened.DayNumber);
        Slot = (age * Months) + ((_next.Month - 1) % Months);
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
