using System.Collections.Immutable;
using Crm.Matching.Records;

namespace Crm.Matching;

/// <summary>A field that was compared, and what the model has learnt of it.</summary>
/// <param name="Name">The column's name; linking two sources, the left one's.</param>
/// <param name="Role">What it means.</param>
/// <param name="Levels">How alike two values can be, from nothing alike to the same.</param>
public sealed record MatchedField(string Name, FieldRole Role, ImmutableArray<FieldLevel> Levels);

/// <summary>How alike two values of a field are.</summary>
/// <param name="Meaning">In words.</param>
/// <param name="M">The share of matches that are so alike, where neither value is missing.</param>
/// <param name="U">The share of other pairs that are so alike.</param>
public sealed record FieldLevel(string Meaning, double M, double U)
{
    /// <summary>What it says for a match, in bits: log2(m/u); below 0, against it. The weight of a pair also knows how rare the value is and what else agrees.</summary>
    public double Weight => Math.Log2(M / U);
}
