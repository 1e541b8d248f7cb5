using NodaTime;

namespace Crm;

/// <summary>Instants as every store keeps them: whole microseconds.</summary>
public static class Time
{
    /// <summary>Later than anything: how a version that still holds ends.</summary>
    public static Instant Forever { get; } = Instant.FromUtc(9998, 12, 31, 0, 0);

    /// <summary>Earlier than anything a store keeps.</summary>
    public static Instant Earliest { get; } = Instant.FromUtc(1900, 1, 1, 0, 0);

    /// <summary>The instant, cut to microseconds.</summary>
    public static Instant Cut(this Instant instant) => FromMicroseconds(instant.ToMicroseconds());

    /// <summary>Microseconds since 1970, cut downwards.</summary>
    public static long ToMicroseconds(this Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        return ticks >= 0 ? ticks / 10 : -((9 - ticks) / 10);
    }

    /// <summary>The instant of so many microseconds since 1970.</summary>
    public static Instant FromMicroseconds(long microseconds) => Instant.FromUnixTimeTicks(microseconds * 10);

    /// <summary>What the clock says, cut to microseconds.</summary>
    public static Instant Now(this IClock clock) => clock.GetCurrentInstant().Cut();
}
