using NodaTime;

namespace Crm.Reporting;

/// <summary>What can be said of durations, in days.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="MeanDays">Their sum over their number; null where there are none.</param>
/// <param name="MedianDays">The middle one, or the mean of the two in the middle.</param>
/// <param name="P90Days">What nine of ten do not exceed: between the two durations around the place 0.9 (n - 1), counted from 0, in proportion (as spreadsheets do).</param>
public sealed record DurationStatistics(long Count, decimal? MeanDays, decimal? MedianDays, decimal? P90Days)
{
    /// <summary>Of nothing.</summary>
    public static DurationStatistics Empty { get; } = new(0, null, null, null);
}

/// <summary>Durations as whole microseconds: every one, so that medians and quantiles are exact.</summary>
internal sealed class Durations
{
    private const decimal MicrosecondsPerDay = NodaConstants.SecondsPerDay * 1_000_000m;
    private readonly List<long> microseconds = [];

    public void Add(Duration duration) => microseconds.Add(duration.BclCompatibleTicks / 10);

    public DurationStatistics Read()
    {
        if (microseconds.Count == 0)
        {
            return DurationStatistics.Empty;
        }

        microseconds.Sort();
        var sum = 0m;
        foreach (var duration in microseconds)
        {
            sum += duration;
        }

        return new(microseconds.Count, sum / microseconds.Count / MicrosecondsPerDay, Quantile(0.5m), Quantile(0.9m));
    }

    private decimal Quantile(decimal part)
    {
        var place = part * (microseconds.Count - 1);
        var below = (int)place;
        var low = microseconds[below];
        var high = microseconds[Math.Min(below + 1, microseconds.Count - 1)];
        return (low + ((place - below) * (high - low))) / MicrosecondsPerDay;
    }
}
