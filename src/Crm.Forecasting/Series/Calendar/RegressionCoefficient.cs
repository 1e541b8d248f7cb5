namespace Crm.Forecasting.Series.Calendar;

/// <summary>The effect of a regressor.</summary>
/// <param name="Name">The regressor's.</param>
/// <param name="Value">What one more of it adds to the series; 0 where it could not be told.</param>
/// <param name="StandardError">How far off that may be; NaN where it could not be told.</param>
public sealed record RegressionCoefficient(string Name, double Value, double StandardError);
