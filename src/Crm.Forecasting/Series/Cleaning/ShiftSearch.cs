using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Series.Cleaning;

/// <summary>Finds changes of level: the mean of the next steps less that of the last ones, far from what this difference usually is in the same series.</summary>
/// <remarks>The usual difference is measured in the series itself, by median and interquartile range over all its steps: a trend has it everywhere, a random walk often, and neither is a shift.</remarks>
internal static class ShiftSearch
{
    private const int LeastWindow = 6;
    private const int MostWindow = 12;

    /// <summary>The shifts of a series without season and outliers, in order; none in fewer than 30 values, nor within 6 steps of an end.</summary>
    public static List<LevelShift> Find(double[] values, double limit)
    {
        var window = Math.Clamp(values.Length / 10, LeastWindow, MostWindow);
        var shifts = new List<LevelShift>();
        if (values.Length < 5 * window)
        {
            return shifts;
        }

        var differences = new double[values.Length - (2 * window) + 1];
        for (var t = 0; t < differences.Length; t++)
        {
            differences[t] = Mean(values, t + window, window) - Mean(values, t, window);
        }

        double[] sorted = [.. differences.Order()];
        var usual = OrderStatistics.SortedQuantile(sorted, 0.5);
        var deviation = (OrderStatistics.SortedQuantile(sorted, 0.75) - OrderStatistics.SortedQuantile(sorted, 0.25)) / 1.349;
        var threshold = Math.Max(limit * Math.Sqrt(2 * Math.Log(values.Length)) * deviation, 1e-9 * values.Max(Math.Abs));
        var free = new bool[differences.Length];
        Array.Fill(free, value: true);
        while (Largest(differences, usual, free) is var t && t >= 0 && Math.Abs(differences[t] - usual) > threshold)
        {
            shifts.Add(new(t + window, differences[t] - usual));
            free.AsSpan(Math.Max(0, t - window), Math.Min(free.Length, t + window + 1) - Math.Max(0, t - window)).Clear();
        }

        shifts.Sort((a, b) => a.Index.CompareTo(b.Index));
        return shifts;
    }

    private static int Largest(double[] differences, double usual, bool[] free)
    {
        var largest = -1;
        for (var t = 0; t < differences.Length; t++)
        {
            if (free[t] && (largest < 0 || Math.Abs(differences[t] - usual) > Math.Abs(differences[largest] - usual)))
            {
                largest = t;
            }
        }

        return largest;
    }

    private static double Mean(double[] values, int first, int count)
    {
        var sum = 0.0;
        for (var i = first; i < first + count; i++)
        {
            sum += values[i];
        }

        return sum / count;
    }
}
