namespace Crm.Forecasting.Pipeline.Learning;

/// <summary>Rates by age from events and exposure, smoothed: each class of age is pulled towards its neighbours, by the weight of a few events.</summary>
internal static class AgeRates
{
    /// <summary>How many events the neighbours count: enough that a class with none is not taken for impossible.</summary>
    private const double Weight = 4;

    private static readonly double[] Kernel = [1, 2, 4, 2, 1];

    public static void Smooth(ReadOnlySpan<double> events, ReadOnlySpan<double> exposure, Span<double> rates)
    {
        var (all, days) = (0.0, 0.0);
        for (var i = 0; i < events.Length; i++)
        {
            (all, days) = (all + events[i], days + exposure[i]);
        }

        // An age that nobody has reached yet goes on as the one before.
        var local = (all + 0.5) / (days + 1);
        for (var i = 0; i < events.Length; i++)
        {
            var (e, x) = (0.5, 0.5 / local);
            for (var j = Math.Max(0, i - 2); j <= Math.Min(events.Length - 1, i + 2); j++)
            {
                e += Kernel[j - i + 2] * events[j] / 4;
                x += Kernel[j - i + 2] * exposure[j] / 4;
            }

            local = e / x;
            rates[i] = (events[i] + Weight) / (exposure[i] + (Weight / local));
        }
    }
}
