using System.Collections.Immutable;

namespace Crm.Evaluation.Scoring;

/// <summary>What <c>score</c> is asked.</summary>
internal sealed record ScoreRequest(string Csv, string Target, string Positive)
{
    public ImmutableArray<string> Drop { get; init; } = [];

    public string Model { get; init; } = "auto";

    public int Folds { get; init; } = 5;

    public double? TestLast { get; init; }

    public string? SplitColumn { get; init; }

    public string? OrderBy { get; init; }

    public int Seed { get; init; } = 1;

    public int Threads { get; init; } = 1;
}
