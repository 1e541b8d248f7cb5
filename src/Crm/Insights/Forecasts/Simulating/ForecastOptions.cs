using Crm.Criteria;
using NodaTime;

namespace Crm.Insights;

/// <summary>How a pipeline is simulated.</summary>
public sealed record ForecastOptions
{
    /// <summary>How long the fiscal periods are: month, quarter or year.</summary><value>Default: quarter.</value>
    public TimeUnit Unit { get; init; } = TimeUnit.Quarter;

    /// <summary>How many periods, the first being that of the day after <see cref="AsOf"/>; 1-24.</summary><value>Default: 2.</value>
    public int Periods { get; init; } = 2;

    /// <summary>The day up to whose end, in the tenant's zone, all is known; not after today. Nothing of what came later is used.</summary><value>Default: null, today.</value>
    public LocalDate? AsOf { get; init; }

    /// <summary>Whether what was recorded after that day, of what took effect before, is left out too.</summary><value>Default: false.</value>
    public bool AsKnown { get; init; }

    /// <summary>Which deals, as a condition; null: all that may be seen. The odds are learned from all in any case.</summary>
    public string? Where { get; init; }

    /// <summary>How many trials are drawn; 64 to 1,000,000.</summary><value>Default: 10,000.</value>
    public int Trials { get; init; } = 10_000;

    /// <summary>The seed: the same one gives the same numbers.</summary><value>Default: 1.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many past periods are forecast again from what was known then; 0-40.</summary><value>Default: 8.</value>
    public int ReplayedPeriods { get; init; } = 8;

    internal ForecastOptions Checked()
    {
        Check(Unit is TimeUnit.Month or TimeUnit.Quarter or TimeUnit.Year, "unit", "A forecast is by month, quarter or year.");
        Check(Periods is >= 1 and <= 24, "periods", "A forecast has 1-24 periods.");
        Check(Trials is >= 64 and <= 1_000_000, "trials", "64 to 1,000,000 trials are possible.");
        Check(ReplayedPeriods is >= 0 and <= 40, "replayedPeriods", "0 to 40 past periods are possible.");
        Check(AsOf is not { Year: < 1902 or > 9900 }, "asOf", "A day lies between the years 1902 and 9900.");
        return this;
    }

    private static void Check(bool ok, string field, string message)
    {
        if (!ok)
        {
            throw CrmException.Invalid(field, "out_of_range", message);
        }
    }
}
