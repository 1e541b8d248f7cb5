using Crm.Forecasting.Series.Smoothing.Fitting;

namespace Crm.Forecasting.Series.Smoothing;

/// <summary>How far the forecasts of a fitted model may be off.</summary>
internal static class EtsSpread
{
    /// <summary>The variance of each step (Hyndman et al. 2008): of the linear models with additive errors (class 1, table 6.1), with multiplicative ones (class 2, section 6.3), and of those whose season multiplies too (class 3, section 6.4; exact but for steps whose seasonal state an earlier step has changed, where the two are taken as independent).</summary>
    public static double[] Variances(EtsFit fit, int horizon)
    {
        var season = fit.Season.Length;
        var factors = fit.Model.Season == EtsSeason.Multiplicative;
        var (weights, theta, variances) = (new double[horizon], new double[horizon], new double[horizon]);
        var (damped, factor, sum) = (0.0, 1.0, 1.0);
        for (var h = 0; h < horizon; h++)
        {
            if (h > 0)
            {
                factor *= fit.Parameters.Phi;
                damped += factor;
                var weight = fit.Parameters.Alpha + (fit.Parameters.Beta * damped) + (season > 0 && !factors && h % season == 0 ? fit.Parameters.Gamma : 0);
                weights[h] = weight * weight;
                sum += weights[h];
            }

            if (fit.Model.Error == EtsError.Additive)
            {
                variances[h] = fit.Variance * sum;
                continue;
            }

            // The mean square of what the errors multiply, without the season; its part beyond the square of the mean is summed apart, or of small errors nothing would be left.
            var (size, level) = factors ? (fit.Season[h % season], fit.Line(h)) : (1, fit.Point(h));
            var beyond = 0.0;
            for (var j = 1; j <= h; j++)
            {
                beyond += fit.Variance * weights[j] * theta[h - j];
            }

            theta[h] = (level * level) + beyond;
            var figure = factors ? Math.Pow(1 + (fit.Parameters.Gamma * fit.Parameters.Gamma * fit.Variance), h / season) : 1;
            variances[h] = size * size * (beyond + (theta[h] * ((fit.Variance * figure) + (figure - 1))));
        }

        return variances;
    }
}
