using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>Values are the same or not: kinds, regions.</summary>
internal sealed class EqualComparison(CodedColumn column) : FieldComparison(column, "another", "the same")
{
    public override int Level(int left, int right) => 1;
}
