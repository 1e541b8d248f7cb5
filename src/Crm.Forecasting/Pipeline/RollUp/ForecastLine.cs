namespace Crm.Forecasting.Pipeline.RollUp;

/// <summary>A deal as a forecast sees it on one day: what a snapshot freezes.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="Owner">Who owns it.</param>
/// <param name="Period">The period it is expected in, or was closed in: "2026-Q4".</param>
/// <param name="Category">Its category.</param>
/// <param name="Amount">Its amount.</param>
public sealed record ForecastLine(string DealId, string Owner, string Period, ForecastCategory Category, decimal Amount);
