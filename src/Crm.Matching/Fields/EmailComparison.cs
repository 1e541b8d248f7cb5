using Crm.Matching.Comparing;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>E-mail addresses: what stands before the at sign tells people apart.</summary>
internal sealed class EmailComparison(CodedColumn column) : FieldComparison(column, "nothing alike", "similar before the @", "a letter or two apart before the @", "the same before the @", "the same")
{
    private readonly PackedNames locals = new(Array.ConvertAll(column.Values, Local));

    public override int Level(int left, int right) => locals.Similarity(left, right) switch
    {
        // Nothing else is as similar as what is equal.
        1 => 4,
        >= 0.92 => 3,
        >= 0.85 => 2,
        _ => 1,
    };

    private static string Local(string address) => address.LastIndexOf('@') is var at && at > 0 ? address[..at] : address;
}
