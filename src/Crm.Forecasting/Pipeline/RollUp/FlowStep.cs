namespace Crm.Forecasting.Pipeline.RollUp;

/// <summary>What one deal did to the open amount.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="Kind">Why.</param>
/// <param name="Amount">By how much the open amount rose; negative: fell.</param>
public sealed record FlowStep(string DealId, FlowKind Kind, decimal Amount);
