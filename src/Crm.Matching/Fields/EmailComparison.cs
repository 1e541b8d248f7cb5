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
    private readonly ulong[] letters;

    public EmailComparison(CodedColumn column)
        : base(column, "nothing alike", "similar before the @", "the same letters before the @, other digits", "a letter or two apart before the @", "the same before the @", "the same")
    {
        var texts = Array.ConvertAll(column.Values, Local);
        (locals, bags, letters) = (new(texts), Array.ConvertAll(texts, text => new LetterBag(text)), Array.ConvertAll(texts, Letters));
    }

    public override int Level(int left, int right)
    {
        var sameLetters = letters[left] == letters[right];
        if (!sameLetters && !bags[left].MayReach(bags[right], Similar))
        {
            return 1;
        }

        // Nothing else is as similar as what is equal.
        return locals.Similarity(left, right) switch { 1 => 5, _ when sameLetters => 3, >= 0.92 => 4, >= Similar => 2, _ => 1 };
    }

    private static string Local(string address) => address.LastIndexOf('@') is var at && at > 0 ? address[..at] : address;

    // People of one name are told apart by digits.
    private static ulong Letters(string local)
    {
        Span<char> kept = stackalloc char[local.Length];
        var count = 0;
        foreach (var c in local)
        {
            if (char.IsLetter(c))
            {
                kept[count++] = c;
            }
        }

        return count > 0 ? TextHash.Of(kept[..count]) : TextHash.Of(local);
    }
}
