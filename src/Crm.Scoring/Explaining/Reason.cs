namespace Crm.Scoring.Explaining;

/// <summary>What one column adds to a score.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Value">Its value as text; null: missing.</param>
/// <param name="Contribution">What it adds to the raw margin (log-odds), above or below 0.</param>
/// <param name="Text">The reason in words: <c>called 3 times in 7 days: +0.8</c>.</param>
public sealed record Reason(string Column, string? Value, double Contribution, string Text);
