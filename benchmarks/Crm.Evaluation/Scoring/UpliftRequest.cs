using System.Collections.Immutable;

namespace Crm.Evaluation.Scoring;

/// <summary>What <c>uplift</c> is asked.</summary>
internal sealed record UpliftRequest(string Csv, string Treatment, ImmutableArray<string> Treated, string Control, string Outcome)
{
    public string? Positive { get; init; }

    public ImmutableArray<string> Drop { get; init; } = [];

    public string Model { get; init; } = "linear";

    public int Seed { get; init; } = 1;
}
