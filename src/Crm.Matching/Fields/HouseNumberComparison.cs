using Crm.Matching.Comparing;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>House numbers: with or without a letter or a range they are nearly the same; a slip is one digit.</summary>
internal sealed class HouseNumberComparison(CodedColumn column) : FieldComparison(column, "another", "one digit wrong or two swapped", "the same but for a letter or a range", "the same")
{
    public override int Level(int left, int right)
    {
        var (a, b) = (Column.Values[left], Column.Values[right]);
        var x = Digits(a);
        var y = Digits(b);
        return x.Length > 0 && x.SequenceEqual(y) ? 3 : Math.Max(a.Length, b.Length) >= 2 && DamerauLevenshtein.Distance(a, b, 1) == 1 ? 2 : 1;
    }

    private static ReadOnlySpan<char> Digits(string number)
    {
        var end = number.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? number : number.AsSpan(0, end);
    }
}
