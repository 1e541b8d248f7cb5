using Crm.Forecasting.Series.Seasonality;

namespace Crm.Forecasting.Series.Simple;

/// <summary>Naive2, the yardstick of the M competitions: the naive method on a series freed of its season (classical multiplicative decomposition) where the test of 90 % finds one.</summary>
public sealed class Naive2Forecaster : IForecaster
{
    /// <inheritdoc/>
    public string Name => "Naive2";

    /// <inheritdoc/>
    public IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (values, notes) = Interpolation.Complete(series);
        var season = series.Season;
        if (!SeasonalityTest.IsSeasonalInCompetitions(values, season) || values.Min() <= 0)
        {
            return SeasonalWalk.Fit(Name, values, 1, notes);
        }

        var figure = ClassicalDecomposition.Figure(values, season, multiplicative: true);
        var count = values.Length;
        var inner = SeasonalWalk.Fit(Name, [.. values.Select((value, i) => value / figure[i % season])], 1, []);
        double[] fitted = [.. inner.Fitted.ToArray().Select((value, i) => value * figure[i % season])];
        return new FittedForecaster(Name, fitted, [], notes, horizon =>
        {
            var plain = inner.Forecast(horizon);
            return new(
                [.. plain.Point.Select((value, step) => value * figure[(count + step) % season])],
                new Reseasoned(plain, figure, count % season));
        });
    }

    private sealed class Reseasoned(Forecast plain, double[] figure, int place) : IPredictive
    {
        public double Quantile(int step, double probability) => plain.Quantile(step, probability) * figure[(place + step) % figure.Length];
    }
}
