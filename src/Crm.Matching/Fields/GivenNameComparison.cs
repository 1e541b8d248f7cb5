using Crm.Matching.Comparing;
using Crm.Matching.Normalizing;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>Given names: by Jaro and Winkler, by nicknames and by initials.</summary>
internal sealed class GivenNameComparison(CodedColumn column) : FieldComparison(column, "nothing alike", "similar", "close", "a short form or the initial", "a letter or two apart", "swapped with the family name", "the same")
{
    /// <summary>The level of a given and a family name that stand in each other's place.</summary>
    public const int Swapped = 6;

    private readonly PackedNames names = new(column.Values);
    private readonly ushort[][] nicknames = Array.ConvertAll(column.Values, value => Nicknames.Groups(value).ToArray());

    public override int Level(int left, int right)
    {
        var similarity = names.Similarity(left, right);
        return similarity >= 0.92 ? 5 : IsShort(left, right) ? 4 : similarity >= 0.85 ? 3 : similarity >= 0.75 ? 2 : 1;
    }

    private bool IsShort(int left, int right)
    {
        foreach (var group in nicknames[left])
        {
            if (Array.IndexOf(nicknames[right], group) >= 0)
            {
                return true;
            }
        }

        var (a, b) = (Column.Values[left], Column.Values[right]);
        return a[0] == b[0] && (a.Length == 1 || b.Length == 1);
    }
}
