using NodaTime;

namespace Crm.Data;

/// <summary>A record that by a rule is the same as another.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Entity">The record's entity.</param>
/// <param name="Id">The record.</param>
public sealed record DuplicateMatch(string Rule, string Entity, Guid Id);

/// <summary>A save was refused, as what it saves is there already: <c>crm.duplicate</c> by a rule that blocks, <c>crm.possible_duplicate</c> by one that warns.</summary>
public sealed class DuplicateException : CrmException
{
    internal DuplicateException(string code, IReadOnlyList<DuplicateMatch> matches)
        : base(code, code == CrmErrors.Duplicate
            ? $"By the rule '{matches[0].Rule}' the {matches[0].Entity} is there already; change that one, or what is saved."
            : $"By the rule '{matches[0].Rule}' the {matches[0].Entity} may be there already; change that one, or acknowledge it and save again.") => Matches = matches;

    /// <summary>The rules, and the records that are there; only what whoever acts may see.</summary>
    public IReadOnlyList<DuplicateMatch> Matches { get; }
}

/// <summary>Two records that may be the same, to be looked at.</summary>
/// <param name="Id">The pair's id.</param>
/// <param name="Left">The one record.</param>
/// <param name="Right">The other.</param>
/// <param name="Rule">The rule that found them; null: a sweep did.</param>
/// <param name="Probability">How likely they are the same, 0 to 1; 1 by a rule.</param>
/// <param name="Reasons">What speaks for it and against it, of the fields that whoever asks may read; empty by a rule.</param>
/// <param name="FoundAt">When they were found.</param>
public sealed record DuplicateReview(Guid Id, DuplicateSide Left, DuplicateSide Right, string? Rule, decimal Probability, IReadOnlyList<DuplicateReason> Reasons, Instant FoundAt);

/// <summary>One record of a pair.</summary>
public sealed record DuplicateSide(string Entity, Guid Id);

/// <summary>What one field says of a pair.</summary>
/// <param name="Field">The field, of a pair of two entities that of its left record.</param>
/// <param name="Meaning">How alike they are, in words.</param>
/// <param name="Weight">What that says for a match, in bits; below 0, against it.</param>
public sealed record DuplicateReason(string Field, string Meaning, double Weight)
{
    /// <summary>The field of the right record.</summary><value>Null: it has the same name.</value>
    public string? RightField { get; init; }
}

/// <summary>A page of the review list, the likeliest first.</summary>
/// <param name="Pairs">The pairs.</param>
/// <param name="Next">Where to go on; null: this is the last.</param>
public sealed record DuplicatePage(IReadOnlyList<DuplicateReview> Pairs, string? Next);

/// <summary>What a sweep came to.</summary>
/// <param name="Records">The records compared.</param>
/// <param name="Found">The pairs above the threshold; across entities, without those that are linked.</param>
/// <param name="Added">Those of them that were not on the list yet.</param>
/// <param name="Threshold">How likely a match had to be.</param>
public sealed record SweepReport(int Records, int Found, int Added, double Threshold);
