using System.Globalization;
using Crm.Matching.Comparing;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>Telephone numbers: those that end alike are the same written another way; a slip is one digit.</summary>
internal sealed class PhoneComparison(CodedColumn column) : FieldComparison(column, "another", "one digit wrong or two swapped", "the same at the end", "the same")
{
    // As many last digits as hardly two numbers share.
    private const int Tail = 7;

    private readonly PackedNames numbers = new(column.Values);

    // The last digits; of shorter numbers, -1 and lower: each its own.
    private readonly int[] tails = [.. column.Values.Select((value, i) => value.Length < Tail ? -1 - i : TailOf(value))];

    public override int Level(int left, int right) => tails[left] == tails[right] ? 3 : numbers.DamerauLevenshteinDistance(left, right, 1) == 1 ? 2 : 1;

    private static int TailOf(string number)
    {
        var tail = 0;
        foreach (var digit in number.AsSpan(number.Length - Tail))
        {
            tail = (tail * 10) + CharUnicodeInfo.GetDecimalDigitValue(digit);
        }

        return tail;
    }
}
