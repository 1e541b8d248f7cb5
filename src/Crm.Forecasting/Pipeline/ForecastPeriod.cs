using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Crm.Forecasting.Pipeline;

/// <summary>Days from one to another, both of them part of it.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ForecastPeriod(DateOnly First, DateOnly Last)
{
    private static readonly DateOnly LastDay = new(9899, 12, 31);

    /// <summary>How many days it has.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>Whether a day lies in it.</summary>
    /// <param name="day">The day.</param>
    /// <returns>Whether it does.</returns>
    public bool Contains(DateOnly day) => day >= First && day <= Last;

    /// <summary>The calendar months that follow a day; the first begins on the next day, so that it is a part of a month unless the day ends one.</summary>
    /// <param name="day">The day up to which all is known.</param>
    /// <param name="count">How many: 1 to 60.</param>
    /// <returns>The months in order.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: the count is out of range.</exception>
    public static ImmutableArray<ForecastPeriod> MonthsAfter(DateOnly day, int count) => After(day, count, 1);

    /// <summary>The calendar quarters that follow a day; the first begins on the next day, so that it is a part of a quarter unless the day ends one.</summary>
    /// <param name="day">The day up to which all is known.</param>
    /// <param name="count">How many: 1 to 60.</param>
    /// <returns>The quarters in order.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: the count is out of range.</exception>
    public static ImmutableArray<ForecastPeriod> QuartersAfter(DateOnly day, int count) => After(day, count, 3);

    /// <summary>As many days as this has, so many days earlier or later.</summary>
    internal ForecastPeriod Shifted(int days) => new(First.AddDays(days), Last.AddDays(days));

    /// <summary>Checks that periods follow each other without gaps from the day after <paramref name="asOf"/>.</summary>
    internal static ImmutableArray<ForecastPeriod> Checked(ImmutableArray<ForecastPeriod> periods, DateOnly asOf)
    {
        if (periods.IsDefault || periods.Length is < 1 or > 60)
        {
            throw Refuse.Option($"{(periods.IsDefault ? 0 : periods.Length)} periods; 1 to 60 are possible.");
        }

        if (asOf > LastDay || periods.Any(period => period.Last > LastDay))
        {
            throw Refuse.Option($"Periods from {asOf:yyyy-MM-dd} on, the last one to {periods[^1].Last:yyyy-MM-dd}; they end by {LastDay:yyyy-MM-dd}.");
        }

        var next = asOf.AddDays(1);
        foreach (var period in periods)
        {
            if (period.First != next || period.Last < period.First)
            {
                throw Refuse.Option($"A period from {period.First:yyyy-MM-dd} to {period.Last:yyyy-MM-dd}: the next one begins on {next:yyyy-MM-dd}, for periods follow each other from the day after the one up to which all is known.");
            }

            next = period.Last.AddDays(1);
        }

        return periods;
    }

    private static ImmutableArray<ForecastPeriod> After(DateOnly day, int count, int months)
    {
        if (count is < 1 or > 60)
        {
            throw Refuse.Option($"{count} periods were asked for; 1 to 60 are possible.");
        }

        var periods = ImmutableArray.CreateBuilder<ForecastPeriod>(count);
        var first = day.AddDays(1);
        for (var i = 0; i < count; i++)
        {
            var start = new DateOnly(first.Year, first.Month - ((first.Month - 1) % months), 1);
            periods.Add(new(first, start.AddMonths(months).AddDays(-1)));
            first = start.AddMonths(months);
        }

        return periods.MoveToImmutable();
    }
}
