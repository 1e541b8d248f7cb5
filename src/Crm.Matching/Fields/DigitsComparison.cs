using Crm.Matching.Comparing;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>Numbers that were given: a wrong, missing or swapped digit is a slip, more are another number.</summary>
internal sealed class DigitsComparison(CodedColumn column) : FieldComparison(column, "another", "two digits wrong or swapped", "one digit wrong or two swapped", "the same")
{
    // Of shorter numbers, one digit is much.
    private const int LeastForTwo = 6;

    public override int Level(int left, int right)
    {
        var (a, b) = (Column.Values[left], Column.Values[right]);
        var least = Math.Min(a.Length, b.Length);
        return DamerauLevenshtein.Distance(a, b, 2) switch { 1 => 3, 2 when least >= LeastForTwo => 2, _ => 1 };
    }
}
