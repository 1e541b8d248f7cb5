using System.Collections.Immutable;

namespace Crm.Scoring.Cards;

/// <summary>A score with its reasons.</summary>
/// <param name="Result">The score.</param>
/// <param name="Reasons">Every signal that contributed, the weightiest first; their contributions sum to the score exactly.</param>
public sealed record ScoreExplanation(ScoreResult Result, ImmutableArray<ScoreReason> Reasons);

/// <summary>What one signal adds to a score.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Contribution">Its points, after the limits of its group; not 0.</param>
/// <param name="Text">The reason in words, such as <c>called 3 times in 7 days: +0.8</c>.</param>
public sealed record ScoreReason(Signal Signal, double Contribution, string Text);
