using System.Collections.Immutable;

namespace Crm.Scoring.Explaining;

/// <summary>Why a row scores as it does: the base and all contributions sum to the raw margin.</summary>
/// <param name="Base">What the margin is before any column has its say.</param>
/// <param name="Reasons">Every column, the one that moves the margin most first; equal ones by name.</param>
/// <param name="Margin">The raw margin: log-odds before calibration.</param>
/// <param name="Probability">What the calibration makes of the margin, 0 to 1.</param>
public sealed record Explanation(double Base, ImmutableArray<Reason> Reasons, double Margin, double Probability)
{
    /// <summary>The strongest reasons, and what all others add together.</summary>
    /// <param name="count">How many reasons, at most.</param>
    public (ImmutableArray<Reason> Reasons, double Others) Top(int count) =>
        (Reasons[..Math.Clamp(count, 0, Reasons.Length)], Reasons.Skip(count).Sum(r => r.Contribution));
}
