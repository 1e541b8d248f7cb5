using System.Collections.Immutable;

namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>Moves the time at which a deal is won.</summary>
internal static class DateMove
{
    public static ImmutableArray<double> Apply(ImmutableArray<double> probabilities, ImmutableArray<ForecastPeriod> periods, int days)
    {
        var moved = ImmutableArray.CreateBuilder<double>(probabilities.Length);
        var (end, before) = (0, 0.0);
        foreach (var period in periods)
        {
            end += period.Days;
            var by = WonBy(probabilities, periods, end - (double)days);
            moved.Add(by - before);
            before = by;
        }

        return moved.MoveToImmutable();
    }

    private static double WonBy(ImmutableArray<double> probabilities, ImmutableArray<ForecastPeriod> periods, double day)
    {
        var (sum, start) = (0.0, 0.0);
        for (var i = 0; i < periods.Length; i++)
        {
            sum += probabilities[i] * Math.Clamp((day - start) / periods[i].Days, 0, 1);
            start += periods[i].Days;
        }

        return sum;
    }
}
