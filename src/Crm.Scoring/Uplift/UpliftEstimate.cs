namespace Crm.Scoring.Uplift;

/// <summary>A figure with its bootstrap interval.</summary>
/// <param name="Value">The figure; NaN where a side has no rows to compute it of.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end of the interval.</param>
public sealed record UpliftEstimate(double Value, double Low, double High);
