using System.Collections.Immutable;
using System.Globalization;
using Crm.Forecasting.Series.Cleaning;
using Crm.Forecasting.Series.Intermittent;
using Crm.Forecasting.Series.Predictives;
using Crm.Forecasting.Series.Seasonality;
using Crm.Forecasting.Series.Simple;

namespace Crm.Forecasting.Series.Combining;

/// <summary>Several methods together, each weighed by how it did on the end of the series when it had not seen it; intervals widened by how far off they were there.</summary>
/// <remarks>
/// One season or none: averaged models of exponential smoothing, the optimised and the dynamic optimised Theta method. Several seasons: seasonal naive, smoothing and Theta for each season, and a seasonal autoregression.
/// Seldom demand (nothing below zero, a demand in less than three of four steps, no season): the method of Teunter, Syntetos and Babai. Zeros before the first demand are left out where three or more. Fewer than eight values are continued by their drift.
/// Gross outliers of a series with one season or none are replaced, and counted among what may come (<see cref="CleaningForecaster"/>). A season counts where it fits in twice and two values more. The parameters are the weights. What was done is said in the notes.
/// </remarks>
/// <param name="options">What may be taken for granted; <see langword="null"/> (the default): the defaults.</param>
public sealed class AutoForecaster(AutoOptions? options = null) : IForecaster
{
    private const int Needed = 8;
    private const int LeastZeros = 3;

    /// <summary>Twice as far off as an outlier is: on the M1 series, replacing these made points and intervals better, and replacing all outliers made intervals worse.</summary>
    private static readonly CleaningOptions Gross = new() { OutlierLimit = 3 };

    private readonly AutoOptions _options = options ?? new();

    /// <inheritdoc/>
    public string Name => "Auto";

    /// <inheritdoc/>
    public IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (values, notes) = Interpolation.Complete(series);
        if (PlainSeries.Fit(values, 1, notes) is { } plain)
        {
            return plain;
        }

        var floored = !_options.MayTurnNegative && values.Min() >= 0;
        var start = Array.FindIndex(values, value => value != 0);
        if (floored && start >= LeastZeros)
        {
            notes = notes.Add(new(ForecastNoteCodes.Zeros, string.Create(CultureInfo.InvariantCulture, $"The series begins with {start} zeros; they are left out.")));
            values = values[start..];
        }

        var known = new TimeSeries(values, [.. Seasons(series.Seasons, values, ref notes)]);
        var fit = Method(known, ref notes).Fit(known, cancellationToken);
        return Finish(fit, series.Count - values.Length, floored, notes);
    }

    /// <summary>The seasons that are given, or found, and short enough.</summary>
    private ImmutableArray<int> Seasons(ImmutableArray<int> given, double[] values, ref ImmutableArray<ForecastNote> notes)
    {
        if (given.IsEmpty && _options.DetectSeasons)
        {
            given = [.. SeasonDetector.Detect(new(values)).Select(season => season.Length)];
            notes = given.IsEmpty ? notes : notes.Add(new(ForecastNoteCodes.Season, string.Create(CultureInfo.InvariantCulture, $"Seasons of {string.Join(", ", given)} steps were found in the values.")));
        }

        ImmutableArray<int> fitting = [.. given.Where(season => (2 * season) + 2 <= values.Length)];
        notes = fitting.Length == given.Length ? notes : notes.Add(new(ForecastNoteCodes.Short, string.Create(CultureInfo.InvariantCulture, $"{values.Length} values are too few to know a season of {given[fitting.Length]} by; two seasons and two values more are needed.")));
        return fitting;
    }

    private static IForecaster Method(TimeSeries series, ref ImmutableArray<ForecastNote> notes)
    {
        if (series.Values.ContainsAnyInRange(double.NegativeInfinity, -double.Epsilon) || DemandProfile.Of(series) is not { Pattern: DemandPattern.Intermittent or DemandPattern.Lumpy } profile || SeasonalityTest.IsSeasonal(series.Values, series.Season))
        {
            var combined = new CombinedForecaster(Members.For(series));
            return series.Count < Needed ? new ShortForecaster() : series.Seasons.Length > 1 ? combined : new CleaningForecaster(combined, Gross);
        }

        notes = notes.Add(new(ForecastNoteCodes.Intermittent, string.Create(CultureInfo.InvariantCulture, $"There is a demand each {profile.Interval:G3} steps; its rate is forecast, and the distribution of a step's demand with its zeros.")));
        return new IntermittentForecaster(IntermittentMethod.Tsb);
    }

    /// <summary>Puts back what was left out, and cuts what cannot be.</summary>
    private FittedForecaster Finish(IFittedForecaster fit, int leftOut, bool floored, ImmutableArray<ForecastNote> notes)
    {
        var fitted = new double[leftOut + fit.Fitted.Length];
        fitted.AsSpan(0, leftOut).Fill(double.NaN);
        fit.Fitted.Span.CopyTo(fitted.AsSpan(leftOut));
        return new(Name, floored ? Array.ConvertAll(fitted, value => Math.Max(0, value)) : fitted, fit.Parameters, [.. notes, .. fit.Forecast(1).Notes], horizon =>
        {
            var plain = fit.Forecast(horizon);
            return floored ? new([.. plain.Point.Select(point => Math.Max(0, point))], new FlooredPredictive(plain)) : new(plain.Point, RescaledPredictive.AsIs(plain));
        });
    }
}
