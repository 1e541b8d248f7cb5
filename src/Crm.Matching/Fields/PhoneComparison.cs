using Crm.Matching.Comparing;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>Telephone numbers: those that end alike are the same written another way; a slip is one digit.</summary>
internal sealed class PhoneComparison(CodedColumn column) : FieldComparison(column, "another", "one digit wrong or two swapped", "the same at the end", "the same")
{
    // As many last digits as hardly two numbers share.
    private const int Tail = 7;

    public override int Level(int left, int right)
    {
        var (a, b) = (Column.Values[left], Column.Values[right]);
        return a.Length >= Tail && b.Length >= Tail && a.AsSpan(a.Length - Tail).SequenceEqual(b.AsSpan(b.Length - Tail)) ? 3 : DamerauLevenshtein.Distance(a, b, 1) == 1 ? 2 : 1;
    }
}
