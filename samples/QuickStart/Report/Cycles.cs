namespace Crm.Samples.QuickStart.Report;

/// <summary>Mean and median of the days that deals took.</summary>
internal static class Cycles
{
    public static CycleDays Of(List<decimal> days)
    {
        if (days.Count == 0)
        {
            return new(null, null);
        }

        days.Sort();
        var upper = days[days.Count / 2];
        return new(days.Average(), days.Count % 2 == 1 ? upper : (days[(days.Count / 2) - 1] + upper) / 2);
    }
}
