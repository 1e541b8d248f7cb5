namespace Crm.Matching.Comparing;

/// <summary>How two days differ: in time, and as somebody wrote them down.</summary>
public static class DateDistance
{
    private const int Digits = 8;

    /// <summary>The days between, whichever comes first.</summary>
    /// <param name="left">The one day.</param>
    /// <param name="right">The other.</param>
    public static int Days(DateOnly left, DateOnly right) => Math.Abs(left.DayNumber - right.DayNumber);

    /// <summary>The typos between the eight digits of year, month and day: digits replaced, or swapped with their neighbour (1980-12-03 and 1980-12-30: 1).</summary>
    /// <param name="left">The one day.</param>
    /// <param name="right">The other.</param>
    /// <returns>From 0, the same day, to 8.</returns>
    public static int DigitEdits(DateOnly left, DateOnly right) => PackedDates.DigitEdits(PackedDates.Pack(left), PackedDates.Pack(right));

    /// <summary>Whether the day of the one is the month of the other and the other way round, in the same year: 1980-03-04 and 1980-04-03. Never for the same day.</summary>
    /// <param name="left">The one day.</param>
    /// <param name="right">The other.</param>
    public static bool IsDayAndMonthSwapped(DateOnly left, DateOnly right) =>
        left != right && left.Year == right.Year && left.Day == right.Month && left.Month == right.Day;

    /// <summary>1 less an eighth for each typo (<see cref="DigitEdits"/>); a swap of day and month is one typo.</summary>
    /// <param name="left">The one day.</param>
    /// <param name="right">The other.</param>
    /// <returns>From 0 to 1.</returns>
    public static double Similarity(DateOnly left, DateOnly right) =>
        1 - ((IsDayAndMonthSwapped(left, right) ? 1 : DigitEdits(left, right)) / (double)Digits);
}
