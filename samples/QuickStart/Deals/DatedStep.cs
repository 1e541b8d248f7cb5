using NodaTime;

namespace Crm.Samples.QuickStart.Deals;

/// <summary>What became known of a deal on a day.</summary>
/// <param name="On">The day; it counts from its start, in UTC.</param>
/// <param name="Stage">The stage the deal stands in from then on.</param>
internal sealed record DatedStep(LocalDate On, string Stage)
{
    /// <summary>The value that is known from then on; null: none yet.</summary>
    public decimal? Value { get; init; }

    /// <summary>The closing date, or the one expected, that is known from then on; null: none yet.</summary>
    public LocalDate? CloseDate { get; init; }

    /// <summary>The instant it counts from.</summary>
    public Instant At => On.AtMidnight().InUtc().ToInstant();
}
