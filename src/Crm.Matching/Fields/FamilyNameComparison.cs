using Crm.Matching.Comparing;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>Family names: by Jaro and Winkler, and double names by their parts.</summary>
internal sealed class FamilyNameComparison(CodedColumn column) : FieldComparison(column, "nothing alike", "similar", "close", "a letter or two apart, or part of a double name", "the same")
{
    /// <summary>The level of names that are the same but for a slip.</summary>
    public const int Slip = 4;

    // A shorter word is a particle, no name.
    private const int Least = 4;

    private readonly PackedNames names = new(column.Values);
    private readonly bool[] isDouble = Array.ConvertAll(column.Values, value => value.Contains(' '));

    public override int Level(int left, int right)
    {
        var similarity = names.Similarity(left, right);
        return similarity >= 0.92 || ((isDouble[left] || isDouble[right]) && SharePart(Column.Values[left], Column.Values[right])) ? Slip : similarity >= 0.85 ? 3 : similarity >= 0.75 ? 2 : 1;
    }

    private static bool SharePart(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        foreach (var a in left.Split(' '))
        {
            foreach (var b in right.Split(' '))
            {
                if (left[a].Length >= Least && left[a].SequenceEqual(right[b]))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
