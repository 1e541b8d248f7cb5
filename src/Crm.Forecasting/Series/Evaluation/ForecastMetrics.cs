namespace Crm.Forecasting.Series.Evaluation;

/// <summary>Measures of how far a forecast was off. Those of M4: Makridakis, Spiliotis, Assimakopoulos: The M4 Competition, International Journal of Forecasting 36 (2020), section 2.</summary>
public static class ForecastMetrics
{
    /// <summary>The symmetric mean absolute percentage error, 0 to 200: the mean of 200 |f - a| / (|f| + |a|). Where both are zero the error is zero.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="forecast">What was said of it.</param>
    /// <returns>Percent.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.LengthMismatch"/> or <see cref="ForecastingErrorCodes.TooFewValues"/>.</exception>
    public static double Smape(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        Check(actual, forecast.Length);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            var size = Math.Abs(actual[i]) + Math.Abs(forecast[i]);
            sum += size == 0 ? 0 : 200 * Math.Abs(forecast[i] - actual[i]) / size;
        }

        return sum / actual.Length;
    }

    /// <summary>The mean absolute error.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="forecast">What was said of it.</param>
    /// <returns>In the unit of the series.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.LengthMismatch"/> or <see cref="ForecastingErrorCodes.TooFewValues"/>.</exception>
    public static double Mae(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        Check(actual, forecast.Length);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            sum += Math.Abs(actual[i] - forecast[i]);
        }

        return sum / actual.Length;
    }

    /// <summary>The root of the mean squared error.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="forecast">What was said of it.</param>
    /// <returns>In the unit of the series.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.LengthMismatch"/> or <see cref="ForecastingErrorCodes.TooFewValues"/>.</exception>
    public static double Rmse(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        Check(actual, forecast.Length);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            sum += (actual[i] - forecast[i]) * (actual[i] - forecast[i]);
        }

        return Math.Sqrt(sum / actual.Length);
    }

    /// <summary>What scaled errors are divided by: the mean absolute difference of values a season apart in the known part (Hyndman, Koehler 2006).</summary>
    /// <param name="known">The values before the forecast; missing ones are passed over.</param>
    /// <param name="season">The length of the season; 1 where there is none, or too few values for one.</param>
    /// <returns>In the unit of the series; 0 for a constant one.</returns>
    public static double Scale(ReadOnlySpan<double> known, int season)
    {
        var lag = season < known.Length ? season : 1;
        var (sum, count) = (0.0, 0);
        for (var i = lag; i < known.Length; i++)
        {
            var difference = Math.Abs(known[i] - known[i - lag]);
            if (!double.IsNaN(difference))
            {
                sum += difference;
                count++;
            }
        }

        return count == 0 ? 0 : sum / count;
    }

    /// <summary>The mean absolute scaled error: 1 is as far off as the seasonal naive method within the known part.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="forecast">What was said of it.</param>
    /// <param name="scale">Of <see cref="Scale"/>.</param>
    /// <returns>No unit; infinite for a constant series that changed, 0 for one that did not.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.LengthMismatch"/> or <see cref="ForecastingErrorCodes.TooFewValues"/>.</exception>
    public static double Mase(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast, double scale)
    {
        var error = Mae(actual, forecast);
        return error == 0 ? 0 : error / scale;
    }

    /// <summary>The overall weighted average: the mean of sMAPE and MASE, each a share of what the Naive2 method had on the same series.</summary>
    /// <param name="smape">Over all series.</param>
    /// <param name="mase">Over all series.</param>
    /// <param name="naiveSmape">Of Naive2.</param>
    /// <param name="naiveMase">Of Naive2.</param>
    /// <returns>Below 1: better than Naive2.</returns>
    public static double Owa(double smape, double mase, double naiveSmape, double naiveMase) => ((smape / naiveSmape) + (mase / naiveMase)) / 2;

    /// <summary>The pinball loss of a quantile, averaged over the steps.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="quantile">The quantile of each step.</param>
    /// <param name="probability">Its probability, in (0, 1).</param>
    /// <returns>In the unit of the series; the least is that of the true quantile.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.LengthMismatch"/> or <see cref="ForecastingErrorCodes.TooFewValues"/>.</exception>
    public static double Pinball(ReadOnlySpan<double> actual, ReadOnlySpan<double> quantile, double probability)
    {
        Check(actual, quantile.Length);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            var over = actual[i] - quantile[i];
            sum += over >= 0 ? probability * over : (probability - 1) * over;
        }

        return sum / actual.Length;
    }

    /// <summary>The mean scaled interval score (Gneiting, Raftery 2007): the width, and 2 / (1 - level) times how far outside a value lies.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="intervals">The interval of each step.</param>
    /// <param name="level">The level of the intervals, in (0, 1).</param>
    /// <param name="scale">Of <see cref="Scale"/>.</param>
    /// <returns>No unit; less is better.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.LengthMismatch"/> or <see cref="ForecastingErrorCodes.TooFewValues"/>.</exception>
    public static double Msis(ReadOnlySpan<double> actual, ReadOnlySpan<Interval> intervals, double level, double scale)
    {
        Check(actual, intervals.Length);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            var (low, high) = intervals[i];
            var outside = Math.Max(0, low - actual[i]) + Math.Max(0, actual[i] - high);
            sum += high - low + (2 / (1 - level) * outside);
        }

        return sum == 0 ? 0 : sum / actual.Length / scale;
    }

    /// <summary>The share of values that lie in their intervals.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="intervals">The interval of each step.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.LengthMismatch"/> or <see cref="ForecastingErrorCodes.TooFewValues"/>.</exception>
    public static double Coverage(ReadOnlySpan<double> actual, ReadOnlySpan<Interval> intervals)
    {
        Check(actual, intervals.Length);
        var inside = 0;
        for (var i = 0; i < actual.Length; i++)
        {
            inside += actual[i] >= intervals[i].Low && actual[i] <= intervals[i].High ? 1 : 0;
        }

        return (double)inside / actual.Length;
    }

    private static void Check(ReadOnlySpan<double> actual, int length)
    {
        if (actual.IsEmpty)
        {
            throw Refuse.TooFew($"There is no value to compare a forecast with; at least one is needed.");
        }

        if (actual.Length != length)
        {
            throw Refuse.Lengths($"{actual.Length} values came and {length} were forecast; each step has one of either.");
        }
    }
}
