namespace Crm.Matching.Normalizing;

/// <summary>A word of a person's name.</summary>
/// <param name="Range">Where it stands, folded, in the buffer of its <see cref="NameWords"/>.</param>
/// <param name="Segment">How many commas stand before it.</param>
/// <param name="IsUpper">Two letters or more, all capitals.</param>
/// <param name="IsLower">Begins with a small letter.</param>
/// <param name="IsDotted">A dot follows.</param>
internal readonly record struct NameWord(Range Range, int Segment, bool IsUpper, bool IsLower, bool IsDotted)
{
    public int Length => Range.End.Value - Range.Start.Value;
}
