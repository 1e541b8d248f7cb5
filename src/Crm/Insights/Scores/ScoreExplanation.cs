using NodaTime;

namespace Crm.Insights;

/// <summary>A score of a record at a moment, with what adds up to it.</summary>
/// <param name="Name">The name of the score.</param>
/// <param name="At">Of when it is.</param>
/// <param name="Value">The value: of a model a probability 0 to 1, of a card points; four decimals. Null: the record has none, for it is closed, or no model is in use.</param>
/// <param name="Grade">The grade; null: there is none.</param>
/// <param name="Model">The number of the model; null: it is a card's.</param>
/// <param name="Base">What it starts from: of a model log-odds, of a card 0.</param>
/// <param name="Reasons">What each part adds, the weightiest first; what may not be told stands together in one reason, the last, so that base and reasons sum to <see cref="Total"/>.</param>
public sealed record ScoreExplanation(string Name, Instant At, decimal? Value, string? Grade, long? Model, double Base, IReadOnlyList<ScoreReason> Reasons)
{
    /// <summary>Base and reasons together: of a card its points, of a model the log-odds of which the calibration makes the value.</summary>
    public double Total => Base + Reasons.Sum(r => r.Points);
}

/// <summary>What one part adds to a score.</summary>
/// <param name="Of">The name of the feature, or of the card's rule or activity; null: several together.</param>
/// <param name="Text">In words: <c>source is fair: +0.8</c>.</param>
/// <param name="Points">What it adds: of a model to the log-odds, of a card to the points.</param>
public sealed record ScoreReason(string? Of, string Text, double Points);
