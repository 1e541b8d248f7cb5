namespace Crm.Forecasting.Series;

/// <summary>Something about a series or its forecast that its reader ought to know.</summary>
/// <param name="Code">One of <see cref="ForecastNoteCodes"/>.</param>
/// <param name="Text">What it was and what was done, in words.</param>
public sealed record ForecastNote(string Code, string Text);
