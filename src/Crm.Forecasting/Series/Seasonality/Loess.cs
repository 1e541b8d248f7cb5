namespace Crm.Forecasting.Series.Seasonality;

/// <summary>Local regression on equal steps with tricube weights (Cleveland, Cleveland, McRae, Terpenning: STL, Journal of Official Statistics 6 (1990), section 2.2).</summary>
internal static class Loess
{
    /// <summary>The curve through all values, and past their ends.</summary>
    /// <param name="values">The values at 0, 1, 2, ...</param>
    /// <param name="robustness">A weight for each value; empty: all are 1.</param>
    /// <param name="window">How many neighbours take part: odd; more than there are values make the curve stiffer.</param>
    /// <param name="linear">A local line; or a local mean.</param>
    /// <param name="jump">Every so many steps is computed, straight lines are between.</param>
    /// <param name="curve">The curve at -<paramref name="before"/>, 1 - <paramref name="before"/>, ...</param>
    /// <param name="before">How many steps before the values it begins.</param>
    public static void Smooth(ReadOnlySpan<double> values, ReadOnlySpan<double> robustness, int window, bool linear, int jump, Span<double> curve, int before = 0)
    {
        curve[0] = At(values, robustness, window, linear, -before);
        for (var last = 0; last < curve.Length - 1;)
        {
            var next = Math.Min(last + jump, curve.Length - 1);
            curve[next] = At(values, robustness, window, linear, next - before);
            var slope = (curve[next] - curve[last]) / (next - last);
            for (var i = last + 1; i < next; i++)
            {
                curve[i] = curve[last] + ((i - last) * slope);
            }

            last = next;
        }
    }

    /// <summary>The curve at one place.</summary>
    public static double At(ReadOnlySpan<double> values, ReadOnlySpan<double> robustness, int window, bool linear, int place)
    {
        var count = values.Length;
        var near = Math.Min(window, count);
        var left = Math.Clamp(place - (near / 2), 0, count - near);
        var reach = Math.Max(place - left, left + near - 1 - place) + (Math.Max(0, window - count) / 2);
        if (reach == 0)
        {
            return values[left];
        }

        var perReach = 1.0 / reach;
        var (s0, s1, s2, y0, y1) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = left; i < left + near; i++)
        {
            double distance = i - place;
            var u = Math.Abs(distance) * perReach;
            var v = 1 - (u * u * u);
            var weight = v * v * v * (robustness.IsEmpty ? 1 : robustness[i]);
            s0 += weight;
            s1 += weight * distance;
            s2 += weight * distance * distance;
            y0 += weight * values[i];
            y1 += weight * distance * values[i];
        }

        if (s0 < 1e-12)
        {
            return values[Math.Clamp(place, 0, count - 1)];
        }

        // A line needs values apart: where robustness leaves one place, the mean it is.
        var spread = (s2 / s0) - (s1 / s0 * (s1 / s0));
        return linear && spread > 1e-6 * reach * reach ? ((s2 * y0) - (s1 * y1)) / ((s0 * s2) - (s1 * s1)) : y0 / s0;
    }
}
