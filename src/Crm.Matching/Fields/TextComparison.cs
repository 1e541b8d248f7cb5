using Crm.Matching.Comparing;
using Crm.Matching.Comparing.Tokens;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>Texts of several words, of which the rare ones say more: names of organisations, streets, any text. Words may be misspelt, left out or in another order.</summary>
internal sealed class TextComparison : FieldComparison
{
    private const double AlmostTheSame = 0.94;

    private readonly TfIdf words;
    private readonly PackedNames letters;
    private readonly LetterBag[] bags;

    public TextComparison(CodedColumn column, TextComparison? learned = null)
        : base(column, "nothing alike", "some words alike", "most words alike", "almost the same", "the same")
    {
        var tokens = new TokenColumn(column.Values);
        words = learned is null ? new(tokens, column.Counts) : new(tokens, learned.words);
        letters = new(column.Values);
        bags = Array.ConvertAll(column.Values, value => new LetterBag(value));
    }

    public override int Level(int left, int right)
    {
        if (bags[left].MayReach(bags[right], AlmostTheSame) && letters.Similarity(left, right) >= AlmostTheSame)
        {
            return 4;
        }

        var similarity = words.SoftCosine(left, right);
        return similarity >= 0.85 ? 4 : similarity >= 0.6 ? 3 : similarity >= 0.35 ? 2 : 1;
    }
}
