namespace Crm.Matching.Model;

/// <summary>What <see cref="ExpectationMaximization"/> learns from. Pairs that are not among the counts are taken as no matches.</summary>
internal sealed class EmInput
{
    /// <summary>Each pattern once.</summary>
    public required ulong[] Patterns { get; init; }

    /// <summary>How many pairs of unknown kind have each.</summary>
    public required double[] Pairs { get; init; }

    /// <summary>How many pairs that are known to match have each.</summary>
    public required double[] Labelled { get; init; }

    /// <summary>For each pattern, field after field, the probability of its level among strangers.</summary>
    public required double[] Strangers { get; init; }

    /// <summary>How many pairs there are at all.</summary>
    public required double AllPairs { get; init; }

    /// <summary>What is believed before a pair was seen: m, and what those who live together share: where that is 0 or 1, it stays.</summary>
    public required FieldOdds[] Belief { get; init; }

    /// <summary>By field, the most of the matches that may be unlike: more would be no matches.</summary>
    public required double[] MostUnlike { get; init; }

    /// <summary>The share of matches that is believed to have moved.</summary>
    public required double Moved { get; init; }

    /// <summary>How many matches the belief is worth: a Dirichlet prior.</summary>
    public double Prior { get; init; } = 10;

    public int MaxIterations { get; init; } = 200;
}
