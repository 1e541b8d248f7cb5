namespace Crm.Matching.Blocking.Planning;

/// <summary>A rule that may become part of a plan.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Fields">The numbers of its fields, with what of them it uses.</param>
internal sealed record PlannedKey(BlockingRule Rule, (int Field, PlannedTransform Transform)[] Fields)
{
    /// <summary>The pairs it brings for each record.</summary>
    public double Cost { get; init; }

    /// <summary>In how many blocks it puts a record.</summary>
    public int Blocks { get; init; } = 1;

    /// <summary>The share of the records in blocks that are small enough to be read in full.</summary>
    public double Whole { get; init; }
}
