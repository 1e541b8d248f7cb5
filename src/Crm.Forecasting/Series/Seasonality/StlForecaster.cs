using System.Globalization;
using Crm.Forecasting.Series.Predictives;

namespace Crm.Forecasting.Series.Seasonality;

/// <summary>Takes the seasons off by STL, forecasts the rest by another method, and puts the figures of the last seasons back: for long seasons, several of them, or a method that knows none.</summary>
/// <remarks>
/// Intervals are those of the other method, made wider by what the figure costs: it has been fitted to the same values (their errors look smaller by its leverage), and it is itself uncertain. Errors of the known steps
/// (<see cref="IFittedForecaster.Fitted"/>) know the figure, which was estimated from all of them: they are smaller than errors to come.
/// </remarks>
/// <param name="inner">Forecasts the rest.</param>
/// <param name="options">How smooth; <see langword="null"/>: the defaults.</param>
public sealed class StlForecaster(IForecaster inner, StlOptions? options = null) : IForecaster
{
    private readonly StlOptions _options = options ?? new();

    /// <inheritdoc/>
    public string Name => $"STL + {inner.Name}";

    /// <inheritdoc/>
    public IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        _options.Check();
        var (values, notes) = Interpolation.Complete(series);
        var parts = Stl.Decompose(values, [.. series.Seasons], _options);
        if (parts.Seasons.Length < series.Seasons.Length)
        {
            var left = string.Join(", ", series.Seasons.Except(parts.Seasons));
            notes = notes.Add(new(ForecastNoteCodes.Short, string.Create(CultureInfo.InvariantCulture, $"{series.Count} values hold less than two seasons of {left}; that season is left out.")));
        }

        double[] rest = [.. values.Select((value, i) => value - parts.SeasonAt(i))];
        var fit = inner.Fit(new TimeSeries(rest), cancellationToken);
        notes = [.. notes, .. fit.Forecast(1).Notes];
        double[] fitted = [.. fit.Fitted.ToArray().Select((value, i) => value + parts.SeasonAt(i))];
        var (leverage, variance) = FigureCost(parts.Seasons.AsSpan(), values.Length);
        return new FittedForecaster($"STL + {fit.Name}", fitted, fit.Parameters, notes, horizon =>
        {
            var plain = fit.Forecast(horizon);
            double[] point = [.. plain.Point.Select((value, step) => value + parts.NextSeason(step))];
            var first = RescaledPredictive.Deviation(plain, 0);
            double[] factor = [.. Enumerable.Range(0, horizon).Select(step =>
            {
                var here = RescaledPredictive.Deviation(plain, step);
                return Math.Sqrt((1 / (1 - leverage)) + (here > 0 ? variance * first * first / (here * here) : 0));
            })];
            return new([.. point], new RescaledPredictive(plain, point, factor));
        });
    }

    /// <summary>The share of a value's own error in its seasonal figure, and the variance of the last figure where that of an error is 1.</summary>
    private (double Leverage, double Variance) FigureCost(ReadOnlySpan<int> seasons, int count)
    {
        var (leverage, variance) = (0.0, 0.0);
        for (var k = 0; k < seasons.Length; k++)
        {
            var rounds = count / seasons[k];
            var window = _options.WindowOf(k);
            if (window == 0)
            {
                leverage += 1.0 / rounds;
                variance += 1.0 / rounds;
                continue;
            }

            var unit = new double[rounds];
            unit[rounds / 2] = 1;
            leverage += Loess.At(unit, [], window, linear: false, rounds / 2);
            unit[rounds / 2] = 0;
            for (var i = Math.Max(0, rounds - window); i < rounds; i++)
            {
                unit[i] = 1;
                var influence = Loess.At(unit, [], window, linear: false, rounds - 1);
                variance += influence * influence;
                unit[i] = 0;
            }
        }

        return (Math.Min(0.5, leverage), variance);
    }
}
