using NodaTime;

namespace Crm.Criteria;

/// <summary>The dates and instants that every store keeps and compares alike.</summary>
public static class TimeBounds
{
    /// <summary>The first instant.</summary>
    public static Instant FirstInstant { get; } = Instant.FromUtc(1900, 1, 1, 0, 0);

    /// <summary>The end of the last instant: the start of the year 9999.</summary>
    public static Instant EndOfInstants { get; } = Instant.FromUtc(9999, 1, 1, 0, 0);

    /// <summary>The first date.</summary>
    public static LocalDate FirstDate { get; } = new(1000, 1, 1);

    /// <summary>The last date.</summary>
    public static LocalDate LastDate { get; } = new(9998, 12, 31);
}
