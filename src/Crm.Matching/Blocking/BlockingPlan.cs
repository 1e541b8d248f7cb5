using System.Collections.Immutable;

namespace Crm.Matching.Blocking;

/// <summary>By which rules pairs are found.</summary>
/// <param name="Rules">The rules, 1 to 64 with at most 64 blocks a record. A pair that several have is brought by the first of them.</param>
/// <param name="Refinement">What blocks that are too large are split by, in this order; columns that the rule has already are left out.</param>
public sealed record BlockingPlan(ImmutableArray<BlockingRule> Rules, ImmutableArray<BlockingPart> Refinement)
{
    /// <summary>A plan without refinement: blocks that are too large are swept at once.</summary>
    /// <param name="rules">The rules.</param>
    public static BlockingPlan Of(params BlockingRule[] rules) => new([.. rules], []);
}
