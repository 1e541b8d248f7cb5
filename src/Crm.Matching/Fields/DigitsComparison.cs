using Crm.Matching.Comparing;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>Numbers that were given: a wrong, missing or swapped digit is a slip, more are another number.</summary>
internal sealed class DigitsComparison(CodedColumn column) : FieldComparison(column, "another", "two digits wrong or swapped", "one digit wrong or two swapped", "the same")
{
    // Of shorter numbers, one digit is much.
    private const int LeastForTwo = 6;

    private readonly PackedNames numbers = new(column.Values);

    public override int Level(int left, int right) => numbers.DamerauLevenshteinDistance(left, right, 2) switch
    {
        1 => 3,
        2 when Math.Min(Column.Values[left].Length, Column.Values[right].Length) >= LeastForTwo => 2,
        _ => 1,
    };
}
