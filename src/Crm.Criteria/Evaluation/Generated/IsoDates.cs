using System.Runtime.CompilerServices;
using NodaTime;

namespace Crm.Criteria.Evaluation.Generated;

/// <summary>Compares dates without asking their calendar for it, where that is the ISO one: as all dates here are.</summary>
internal static class IsoDates
{
    private const int DaysEach = 32;
    private const int MonthsEach = 16;

    /// <summary>A number that orders ISO dates.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Key(LocalDate date) => (((date.Year * MonthsEach) + date.Month) * DaysEach) + date.Day;

    /// <summary>The order of a date and an ISO date, whose key is given.</summary>
    /// <exception cref="ArgumentException">The date is of another calendar.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Order(LocalDate date, LocalDate iso, int key) => ReferenceEquals(date.Calendar, CalendarSystem.Iso) ? Key(date) - key : Refuse(date, iso);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Refuse(LocalDate date, LocalDate iso) => date.CompareTo(iso);
}
