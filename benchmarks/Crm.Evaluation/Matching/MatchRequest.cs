using System.Collections.Immutable;
using Crm.Matching.Records;

namespace Crm.Evaluation.Matching;

/// <summary>What <c>match</c> and <c>link</c> are asked in common.</summary>
internal record MatchRequest
{
    /// <summary>What is applied on the ids: records for which it finds the same are the same.</summary>
    public string? TruthRegex { get; init; }

    public ImmutableDictionary<string, FieldRole> Roles { get; init; } = ImmutableDictionary<string, FieldRole>.Empty;

    /// <summary>How likely a match must be; null: chosen by the engine.</summary>
    public double? Threshold { get; init; }

    public string? Region { get; init; }

    public int Threads { get; init; } = 1;
}

/// <summary>What <c>match</c> is asked.</summary>
internal sealed record DeduplicateRequest(string Csv) : MatchRequest
{
    public string? Id { get; init; }

    /// <summary>The column that says who a record is of.</summary>
    public string? Truth { get; init; }

    /// <summary>A file of pairs of ids and a score.</summary>
    public string? Labels { get; init; }
}

/// <summary>What <c>link</c> is asked.</summary>
internal sealed record LinkRequest(string Left, string Right) : MatchRequest
{
    public string? LeftId { get; init; }

    public string? RightId { get; init; }

    /// <summary>A file of pairs of ids, the left one's first.</summary>
    public string? Gold { get; init; }

    public bool OneToOne { get; init; }
}
