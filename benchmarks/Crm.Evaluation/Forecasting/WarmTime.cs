using System.Diagnostics;

namespace Crm.Evaluation.Forecasting;

/// <summary>How long a piece of work takes once its code is compiled.</summary>
internal static class WarmTime
{
    private const int Counted = 9;

    /// <summary>The median of the last turns of a second, or of as many as there were in five.</summary>
    public static double Seconds(Action turn)
    {
        var (seconds, whole) = (new List<double>(), Stopwatch.StartNew());
        while ((seconds.Count < Counted || whole.Elapsed.TotalSeconds < 1) && (seconds.Count == 0 || whole.Elapsed.TotalSeconds < 5))
        {
            var clock = Stopwatch.StartNew();
            turn();
            seconds.Add(clock.Elapsed.TotalSeconds);
        }

        var last = seconds[^Math.Min(Counted, seconds.Count)..];
        return last.Order().ElementAt(last.Count / 2);
    }
}
