using Crm.Matching.Comparing;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>House numbers: with or without a letter or a range they are nearly the same; a slip is one digit.</summary>
internal sealed class HouseNumberComparison : FieldComparison
{
    private readonly PackedNames numbers;

    // Numbers that begin with the same digits have the same; those without digits, -1 and lower: each its own.
    private readonly int[] digits;

    public HouseNumberComparison(CodedColumn column)
        : base(column, "another", "one digit wrong or two swapped", "the same but for a letter or a range", "the same")
    {
        numbers = new(column.Values);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        digits = new int[column.Values.Length];
        for (var i = 0; i < digits.Length; i++)
        {
            var number = Digits(column.Values[i]);
            digits[i] = number.Length == 0 ? -1 - i : known.TryGetValue(number, out var same) ? same : known[number] = known.Count;
        }
    }

    public override int Level(int left, int right) =>
        digits[left] == digits[right] ? 3 : (Column.Values[left].Length >= 2 || Column.Values[right].Length >= 2) && numbers.DamerauLevenshteinDistance(left, right, 1) == 1 ? 2 : 1;

    private static string Digits(string number)
    {
        var end = number.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? number : number[..end];
    }
}
