namespace Crm.Forecasting.Pipeline.RollUp;

/// <summary>What somebody put in the place of a number, or that they took it back.</summary>
/// <param name="Adjuster">Who did it.</param>
/// <param name="Person">Whose total it is about: the adjuster's own, or of somebody below.</param>
/// <param name="Category">Which category; not won or lost, for those come only from closing.</param>
/// <param name="Amount">What stands there from now on, whatever the deals say; <see langword="null"/> resets it to what they say.</param>
/// <param name="Note">Why.</param>
/// <param name="At">When.</param>
public sealed record Adjustment(string Adjuster, string Person, ForecastCategory Category, decimal? Amount, string Note, DateTimeOffset At);
