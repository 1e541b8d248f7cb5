using NodaTime;

namespace Crm.Samples.QuickStart.Import;

/// <summary>A clock that goes as the real one does, from the end of the last day that the data tells of: so "today" is what the data knows as such.</summary>
/// <param name="real">The real clock.</param>
/// <param name="lastDay">The last day of the data.</param>
internal sealed class DataClock(IClock real, LocalDate lastDay) : IClock
{
    private readonly Instant started = real.GetCurrentInstant();
    private readonly Instant end = lastDay.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() - Duration.FromHours(1);

    public Instant GetCurrentInstant() => end + (real.GetCurrentInstant() - started);
}
