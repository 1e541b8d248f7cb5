using System.Collections.Immutable;

namespace Crm.Forecasting.Series.Evaluation;

/// <summary>A forecast of a back-test beside what came.</summary>
/// <param name="Known">How many values it knew.</param>
/// <param name="Forecast">What was said.</param>
/// <param name="Actual">What came at each step; NaN where a value is missing.</param>
/// <param name="Errors">What came less what was said, at each step; NaN where a value is missing.</param>
/// <param name="Scale">What scaled errors are divided by: <see cref="ForecastMetrics.Scale"/> of the known values.</param>
public sealed record BackTestForecast(int Known, Forecast Forecast, ImmutableArray<double> Actual, ImmutableArray<double> Errors, double Scale);
