using System.Collections.Immutable;

namespace Crm.Forecasting.Series.Seasonality;

/// <summary>Finds the lengths of the seasons of a series from its values alone.</summary>
/// <remarks>
/// The series is differenced, which frees it of trends and makes a random walk noise; then a season has to stand out of the spectrum at its harmonics. A season whose multiple is found too stays if its harmonics are, on average, five
/// times as strong as those that the multiple adds: 24 beside 168, but not 6 beside 12. Scaling or shifting the values changes nothing.
/// </remarks>
public static class SeasonDetector
{
    private const double Alpha = 0.01;
    private const double Outstanding = 5;
    private const int MostPeaks = 6;
    private const int MostFound = 3;
    private const int LongestSearched = 800;
    private const int Nearness = 80;

    /// <summary>The seasons of a series.</summary>
    /// <param name="series">The series; its own seasons are not looked at. Missing values are interpolated.</param>
    /// <param name="candidates">Lengths that may be: 12 for months; 7 for days; 24 and 168 for hours. Each from 3; such as do not fit in three times are passed over. Empty: any length to 800, those at which the series resembles itself most.</param>
    /// <returns>What was found, ascending; empty where there is none. The chance to find any in a series that has none is 1 % at most.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: a candidate is below 3.</exception>
    public static ImmutableArray<DetectedSeason> Detect(TimeSeries series, params ReadOnlySpan<int> candidates)
    {
        ArgumentNullException.ThrowIfNull(series);
        foreach (var candidate in candidates)
        {
            if (candidate < 3)
            {
                throw Refuse.Option($"A season of {candidate} was to be looked for; 3 is the shortest.");
            }
        }

        var steps = Differences(Interpolation.Complete(new TimeSeries(series.Values)).Values);
        if (steps.Length == 0)
        {
            return [];
        }

        var longest = steps.Length / 3;
        var found = new List<Finding>();
        if (candidates.IsEmpty)
        {
            Search(found, steps, Math.Min(longest, LongestSearched));
        }
        else
        {
            foreach (var length in candidates.ToArray().Where(length => length <= longest).Distinct().Order())
            {
                var finding = Test(found, steps, length);
                if (finding.PValue < Alpha / candidates.Length)
                {
                    Add(found, finding);
                }
            }
        }

        return [.. found.Select(one => new DetectedSeason(one.Length, one.PValue)).OrderBy(season => season.Length)];
    }

    private static void Search(List<Finding> found, double[] steps, int longest)
    {
        // What is found is taken off, so that it hides no other.
        double[] left = [.. steps];
        for (var round = 0; round < MostFound; round++)
        {
            Finding[] passed = [.. Peaks(left, longest)
                .Select(peak => Sharpest(found, steps, peak, longest))
                .Where(one => one.PValue < Alpha / longest && !found.Exists(other => Math.Abs(other.Length - one.Length) <= other.Length / Nearness))
                .OrderBy(one => one.Length)];
            if (passed.Length == 0)
            {
                return;
            }

            // Multiples of a season say nearly as much as the season itself: the shortest of those that say enough.
            var enough = 0.75 * Math.Log(passed.Min(one => one.PValue));
            var next = passed.First(one => Math.Log(one.PValue) <= enough);
            Add(found, next);
            TakeOff(left, next.Length);
        }
    }

    private static Finding Test(List<Finding> found, double[] steps, int length)
    {
        var (p, excess) = HarmonicTest.Test(steps, length, found.ConvertAll(one => one.Length));
        return new(length, p, excess);
    }

    private static void Add(List<Finding> found, Finding finding)
    {
        found.RemoveAll(one => finding.Length % one.Length == 0 && one.Excess <= Outstanding * finding.Excess);
        found.Add(finding);
    }

    /// <summary>The length near a peak that the spectrum says most for: noise moves the peaks of smooth figures.</summary>
    private static Finding Sharpest(List<Finding> found, double[] steps, int peak, int longest)
    {
        var reach = Math.Max(1, peak / Nearness);
        var first = Math.Max(3, peak - reach);
        return Enumerable.Range(first, Math.Min(longest, peak + reach) - first + 1).Select(length => Test(found, steps, length)).MinBy(one => one.PValue)!;
    }

    private static void TakeOff(double[] values, int season)
    {
        for (var place = 0; place < season; place++)
        {
            var (sum, count) = (0.0, 0);
            for (var i = place; i < values.Length; i += season)
            {
                sum += values[i];
                count++;
            }

            for (var i = place; i < values.Length; i += season)
            {
                values[i] -= sum / count;
            }
        }
    }

    /// <summary>Differences around their mean; none where all there is of them is rounding.</summary>
    private static double[] Differences(double[] values)
    {
        if (values.Length < 10)
        {
            return [];
        }

        var mean = (values[^1] - values[0]) / (values.Length - 1);
        double[] steps = [.. values.Skip(1).Zip(values, (next, value) => next - value - mean)];
        return steps.Max(Math.Abs) > 1e-10 * values.Max(Math.Abs) ? steps : [];
    }

    /// <summary>The lags of the highest peaks of the autocorrelation, and of peaks that divide them.</summary>
    private static int[] Peaks(double[] steps, int longest)
    {
        var correlation = new double[longest + 2];
        for (var lag = 0; lag < correlation.Length; lag++)
        {
            var sum = 0.0;
            for (var i = lag; i < steps.Length; i++)
            {
                sum += steps[i] * steps[i - lag];
            }

            correlation[lag] = lag == 0 ? Math.Max(sum, double.Epsilon) : sum / correlation[0];
        }

        var limit = 2 / Math.Sqrt(steps.Length);
        int[] peaks = [.. Enumerable.Range(0, longest + 1)
            .Where(lag => lag >= 3 && correlation[lag] > limit && correlation[lag] > correlation[lag - 1] && correlation[lag] >= correlation[lag + 1])
            .OrderByDescending(lag => correlation[lag])];
        int[] highest = [.. peaks.Take(MostPeaks)];
        return [.. highest, .. peaks.Where(lag => Array.Exists(highest, high => high % lag == 0))];
    }

    private sealed record Finding(int Length, double PValue, double Excess);
}
