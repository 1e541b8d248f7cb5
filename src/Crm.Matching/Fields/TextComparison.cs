using Crm.Matching.Comparing;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>Texts of several words, of which the rare ones say more: names of organisations, streets, any text. Words may be misspelt, left out or in another order.</summary>
internal sealed class TextComparison : FieldComparison
{
    private readonly TfIdf words;
    private readonly PackedNames letters;

    public TextComparison(CodedColumn column, TextComparison? learned = null)
        : base(column, "nothing alike", "some words alike", "most words alike", "almost the same", "the same")
    {
        var tokens = new TokenColumn(column.Values);
        words = learned is null ? new(tokens, column.Counts) : new(tokens, learned.words);
        letters = new(column.Values);
    }

    public override int Level(int left, int right)
    {
        if (letters.Similarity(left, right) >= 0.94)
        {
            return 4;
        }

        var similarity = words.SoftCosine(left, right);
        return similarity >= 0.85 ? 4 : similarity >= 0.6 ? 3 : similarity >= 0.35 ? 2 : 1;
    }
}
