namespace Crm.Forecasting.Series;

/// <summary>An estimate.</summary>
/// <param name="Name">Its usual letter or name: "alpha", "phi".</param>
/// <param name="Value">The estimate.</param>
public sealed record FittedParameter(string Name, double Value);
