using Crm.Forecasting.Series.Calendar;

namespace Crm.Forecasting.Tests.Series.Calendar;

public sealed class WorkingDaysTests
{
    private static readonly HashSet<DateOnly> Holidays = [new(2024, 1, 1), new(2024, 12, 25), new(2024, 6, 1)];

    [Fact]
    public void Months_by_the_calendar()
        => Assert.Equal([22.0, 21, 21, 22], WorkingDays.PerMonth(new(2024, 1, 17), 4, Holidays).ToArray());

    [Fact]
    public void A_holiday_on_a_weekend_takes_nothing()
        => Assert.Equal(20, WorkingDays.Count(new(2024, 6, 1), new(2024, 7, 1), Holidays));

    [Fact]
    public void Weeks_by_the_calendar()
        => Assert.Equal([4.0, 5], WorkingDays.PerWeek(new(2024, 12, 23), 2, new HashSet<DateOnly> { new(2024, 12, 25) }).ToArray());

    [Fact]
    public void Nothing_lies_between_a_day_and_itself() => Assert.Equal(0, WorkingDays.Count(new(2024, 1, 2), new(2024, 1, 2)));
}
