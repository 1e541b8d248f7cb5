namespace Crm.Forecasting.Series.Intermittent;

/// <summary>Smooths sizes and probability of demand, forecasting each step from the ones before.</summary>
/// <param name="values">Demands; at least two are above zero.</param>
/// <param name="method">How.</param>
internal sealed class DemandSmoothing(double[] values, IntermittentMethod method)
{
    // Constants above 0.3 chase single demands (Syntetos, Boylan 2005: 0.05 to 0.2 are in use).
    private static readonly double[] Constants = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3];

    /// <summary>The constants with the least squared error of the rate against each step's demand.</summary>
    public (double Size, double Chance) Estimate()
    {
        var (best, least) = ((Constants[0], Constants[0]), double.PositiveInfinity);
        foreach (var size in Constants)
        {
            foreach (var chance in Constants)
            {
                var error = Run(size, chance, []).Error;
                (best, least) = error < least ? ((size, chance), error) : (best, least);
            }
        }

        return best;
    }

    /// <summary>The smoothed size and probability after the last step, and the sum of squared errors.</summary>
    public (double Size, double Chance, double Error) Run(double sizeConstant, double chanceConstant, Span<double> fitted)
    {
        var begin = Array.FindIndex(values, value => value > 0);
        // Both begin as the means over the values: single first ones would rule short series.
        var count = values.Count(value => value > 0);
        var size = values.Sum() / count;
        var chance = count / (double)(values.Length - begin);
        var (interval, since, error) = (1 / chance, 1, 0.0);
        for (var t = 0; t < values.Length; t++)
        {
            var rate = size * Rate(chance, chanceConstant);
            error += (values[t] - rate) * (values[t] - rate);
            if (!fitted.IsEmpty)
            {
                fitted[t] = rate;
            }

            if (values[t] > 0)
            {
                size += sizeConstant * (values[t] - size);
            }

            if (method == IntermittentMethod.Tsb)
            {
                chance += chanceConstant * ((values[t] > 0 ? 1 : 0) - chance);
            }
            else if (values[t] > 0)
            {
                interval += t == begin ? 0 : chanceConstant * (since - interval);
                chance = 1 / interval;
                since = 1;
            }
            else
            {
                since++;
            }
        }

        return (size, Rate(chance, chanceConstant), error);
    }

    private double Rate(double chance, double constant) => method == IntermittentMethod.Sba ? chance * (1 - (constant / 2)) : chance;
}
