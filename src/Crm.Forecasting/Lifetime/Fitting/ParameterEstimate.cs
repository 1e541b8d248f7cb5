namespace Crm.Forecasting.Lifetime.Fitting;

/// <summary>An estimated parameter.</summary>
/// <param name="Name">Its usual letter: "alpha".</param>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Its standard error from the observed information (that of 10,000 histories, to about a percent, where 40,000 or more differ); NaN where the data do not tell.</param>
public sealed record ParameterEstimate(string Name, double Value, double StandardError);
