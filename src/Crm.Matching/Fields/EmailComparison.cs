using Crm.Matching.Comparing;
using Crm.Matching.Comparing.Tokens;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>E-mail addresses: what stands before the at sign tells people apart.</summary>
internal sealed class EmailComparison : FieldComparison
{
    private const double Similar = 0.85;

    private readonly PackedNames locals;
    private readonly LetterBag[] bags;

    public EmailComparison(CodedColumn column)
        : base(column, "nothing alike", "similar before the @", "a letter or two apart before the @", "the same before the @", "the same")
    {
        var texts = Array.ConvertAll(column.Values, Local);
        (locals, bags) = (new(texts), Array.ConvertAll(texts, text => new LetterBag(text)));
    }

    // Nothing else is as similar as what is equal.
    public override int Level(int left, int right) =>
        !bags[left].MayReach(bags[right], Similar) ? 1 : locals.Similarity(left, right) switch { 1 => 4, >= 0.92 => 3, >= Similar => 2, _ => 1 };

    private static string Local(string address) => address.LastIndexOf('@') is var at && at > 0 ? address[..at] : address;
}
