using Crm.Matching.Comparing;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>Postal codes: a slip, or the same area.</summary>
internal sealed class PostalCodeComparison(CodedColumn column) : FieldComparison(column, "another", "the same area", "one character wrong or two swapped", "the same")
{
    public override int Level(int left, int right)
    {
        var (a, b) = (Column.Values[left], Column.Values[right]);
        return DamerauLevenshtein.Distance(a, b, 1) == 1 ? 3 : Math.Min(a.Length, b.Length) >= 3 && a.AsSpan(0, 3).SequenceEqual(b.AsSpan(0, 3)) ? 2 : 1;
    }
}
