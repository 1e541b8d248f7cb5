using Crm.Forecasting.Series.Smoothing.Fitting;

namespace Crm.Forecasting.Series.Smoothing;

/// <summary>How far the forecasts of a fitted model may be off.</summary>
internal static class EtsSpread
{
    /// <summary>The variance of each step. Exact for the linear models with additive errors (class 1 of Hyndman et al. 2008, table 6.1) and with multiplicative ones (class 2, section 6.3); where the season multiplies, that of the series without it, times the factor (class 3 at its first order).</summary>
    public static double[] Variances(EtsFit fit, int horizon)
    {
        var season = fit.Season.Length;
        var factors = fit.Model.Season == EtsSeason.Multiplicative;
        var (point, weights, theta, variances) = (new double[horizon], new double[horizon], new double[horizon], new double[horizon]);
        var (damped, factor) = (0.0, 1.0);
        for (var j = 0; j < horizon; j++)
        {
            point[j] = fit.Point(j) / (factors ? fit.Season[j % season] : 1);
            if (j > 0)
            {
                factor *= fit.Parameters.Phi;
                damped += factor;
                var weight = fit.Parameters.Alpha + (fit.Parameters.Beta * damped) + (season > 0 && j % season == 0 ? fit.Parameters.Gamma : 0);
                weights[j] = weight * weight;
            }
        }

        var sum = 1.0;
        for (var h = 0; h < horizon; h++)
        {
            sum += weights[h];
            if (fit.Model.Error == EtsError.Additive)
            {
                variances[h] = fit.Variance * sum;
                continue;
            }

            theta[h] = point[h] * point[h];
            for (var j = 1; j <= h; j++)
            {
                theta[h] += fit.Variance * weights[j] * theta[h - j];
            }

            variances[h] = ((1 + fit.Variance) * theta[h]) - (point[h] * point[h]);
            if (factors)
            {
                variances[h] *= fit.Season[h % season] * fit.Season[h % season];
            }
        }

        return variances;
    }
}
