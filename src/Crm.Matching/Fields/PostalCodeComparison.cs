using Crm.Matching.Comparing;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>Postal codes: a slip, or the same area.</summary>
internal sealed class PostalCodeComparison(CodedColumn column) : FieldComparison(column, "another", "the same area", "one character wrong or two swapped", "the same")
{
    // The characters that say the area.
    private const int Area = 3;

    private readonly PackedNames codes = new(column.Values);

    // The first characters as one number; of shorter codes, each its own.
    private readonly long[] areas = [.. column.Values.Select((value, i) => value.Length < Area ? -1L - i : ((long)value[0] << 32) | ((long)value[1] << 16) | value[2])];

    public override int Level(int left, int right) => codes.DamerauLevenshteinDistance(left, right, 1) == 1 ? 3 : areas[left] == areas[right] ? 2 : 1;
}
