using Crm.Forecasting.Series.Autoregression;
using Crm.Forecasting.Series.Simple;
using Crm.Forecasting.Series.Smoothing;
using Crm.Forecasting.Series.Theta;

namespace Crm.Forecasting.Series.Combining;

/// <summary>The methods that are combined for a series.</summary>
internal static class Members
{
    /// <summary>For one season or none: averaged models of smoothing, and both optimised Theta methods. For several: those of each season, the naive ones, and an autoregression.</summary>
    public static IForecaster[] For(TimeSeries series)
    {
        if (series.Seasons.Length < 2)
        {
            return [new EtsAverageForecaster(), new ThetaForecaster(), new ThetaForecaster(ThetaModel.Optimised)];
        }

        List<IForecaster> members = [new AutoregressionForecaster()];
        foreach (var season in series.Seasons.Where(season => series.Count >= 3 * season))
        {
            members.Add(new SeasonalNaiveForecaster(season));
            members.Add(new OneSeasonForecaster(season, new EtsForecaster(new(EtsError.Additive, EtsTrend.None, EtsSeason.Additive))));
            members.Add(new OneSeasonForecaster(season, new ThetaForecaster()));
        }

        return [.. members];
    }
}
