using NodaTime;

namespace Crm.Criteria.Time;

/// <summary>Instants to the microsecond, as every store keeps them.</summary>
internal static class Microseconds
{
    private const int TicksEach = 10;

    /// <summary>The start of the microsecond that holds <paramref name="instant"/>.</summary>
    public static Instant Cut(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks(ticks - (((ticks % TicksEach) + TicksEach) % TicksEach));
    }

    /// <summary>Whether nothing is finer than a microsecond.</summary>
    public static bool AreWhole(Instant instant) => Cut(instant) == instant;
}
