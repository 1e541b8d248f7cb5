using Crm.Matching.Comparing;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>Short texts of which typing errors are the variants: cities, web addresses.</summary>
internal sealed class NearTextComparison(CodedColumn column) : FieldComparison(column, "nothing alike", "close", "a letter or two apart", "the same")
{
    private readonly PackedNames texts = new(column.Values);

    public override int Level(int left, int right)
    {
        var similarity = texts.Similarity(left, right);
        return similarity >= 0.92 ? 3 : similarity >= 0.83 ? 2 : 1;
    }
}
