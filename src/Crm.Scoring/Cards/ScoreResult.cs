namespace Crm.Scoring.Cards;

/// <summary>A score. It is exactly the sum of the signals' contributions, and of fit and engagement.</summary>
/// <param name="Score">All points.</param>
/// <param name="Fit">The points of the fit groups.</param>
/// <param name="Engagement">The points of the engagement groups.</param>
/// <param name="Grade">The grade; null where the card has none.</param>
public readonly record struct ScoreResult(double Score, double Fit, double Engagement, string? Grade);
