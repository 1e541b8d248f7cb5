using Crm.Matching.Comparing;
using FsCheck.Fluent;

namespace Crm.Matching.Tests.Comparing;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("kitten", "sitting", 3, 3)]
    [InlineData("saturday", "sunday", 3, 3)]
    [InlineData("gumbo", "gambol", 2, 2)]
    [InlineData("CA", "ABC", 3, 3)]
    [InlineData("martha", "marhta", 2, 1)]
    [InlineData("", "abc", 3, 3)]
    [InlineData("", "", 0, 0)]
    [InlineData("Жанна", "Жнана", 2, 1)]
    public void Published_values(string left, string right, int levenshtein, int damerau)
    {
        Assert.Equal(levenshtein, Levenshtein.Distance(left, right));
        Assert.Equal(damerau, DamerauLevenshtein.Distance(left, right));
    }

    [Fact]
    public void They_are_what_dynamic_programming_gives() => Texts.Pairs.Hold(p =>
        Levenshtein.Distance(p.Left, p.Right) == ByMatrix(p.Left, p.Right, transpose: false)
        && DamerauLevenshtein.Distance(p.Left, p.Right) == ByMatrix(p.Left, p.Right, transpose: true));

    [Fact]
    public void Bounded_is_unbounded_below_the_bound() => (from pair in Texts.Pairs.Generator from bound in Gen.Choose(0, 140) select (pair.Left, pair.Right, bound)).ToArbitrary().Hold(x =>
        Levenshtein.Distance(x.Left, x.Right, x.bound) == Math.Min(Levenshtein.Distance(x.Left, x.Right), x.bound + 1)
        && DamerauLevenshtein.Distance(x.Left, x.Right, x.bound) == Math.Min(DamerauLevenshtein.Distance(x.Left, x.Right), x.bound + 1), 5_000);

    [Fact]
    public void Packed_names_have_the_same_distances() => (from pair in Texts.Pairs.Generator from bound in Gen.Choose(0, 20) select (pair.Left, pair.Right, bound)).ToArbitrary().Hold(x =>
    {
        var packed = new PackedNames([x.Left, x.Right]);
        return packed.LevenshteinDistance(0, 1) == Levenshtein.Distance(x.Left, x.Right)
            && packed.LevenshteinDistance(1, 0, x.bound) == Levenshtein.Distance(x.Left, x.Right, x.bound)
            && packed.DamerauLevenshteinDistance(0, 1, x.bound) == DamerauLevenshtein.Distance(x.Left, x.Right, x.bound);
    }, 5_000);

    [Fact]
    public void Packed_names_know_one_edit_from_more() => (from text in Gen.Elements("a", "ab", "aab", "abab", "442079460958", "abcdefghijklmno", "aaaaaaaaaaaaaaa")
                                                           from place in Gen.Choose(0, 14)
                                                           from other in Gen.Choose(0, 14)
                                                           from letter in Gen.Elements('a', 'b', '4')
                                                           select (Left: text, Right: Changed(Changed(text, place, letter), other, letter))).ToArbitrary().Hold(x =>
                                                       {
                                                           var packed = new PackedNames([x.Left, x.Right]);
                                                           return packed.LevenshteinDistance(0, 1, 1) == Levenshtein.Distance(x.Left, x.Right, 1) && packed.LevenshteinDistance(1, 0, 1) == Levenshtein.Distance(x.Right, x.Left, 1)
                                                               && packed.DamerauLevenshteinDistance(0, 1, 1) == DamerauLevenshtein.Distance(x.Left, x.Right, 1) && packed.DamerauLevenshteinDistance(1, 0, 1) == DamerauLevenshtein.Distance(x.Right, x.Left, 1);
                                                       }, 5_000);

    [Fact]
    public void Levenshtein_keeps_the_triangle_inequality() => (from pair in Texts.Pairs.Generator from third in Texts.Any select (pair.Left, pair.Right, third)).ToArbitrary().Hold(x =>
        Levenshtein.Distance(x.Left, x.third) <= Levenshtein.Distance(x.Left, x.Right) + Levenshtein.Distance(x.Right, x.third));

    [Fact]
    public void They_are_similarities() => Texts.Pairs.Hold(p =>
        Texts.IsSimilarity((a, b) => Levenshtein.Similarity(a, b), p.Left, p.Right)
        && Texts.IsSimilarity((a, b) => DamerauLevenshtein.Similarity(a, b), p.Left, p.Right));

    [Fact]
    public void Texts_of_ten_thousand_letters_are_compared_without_allocation()
    {
        var left = string.Concat(Enumerable.Range(0, 10_000).Select(i => (char)('a' + (i * i % 26))));
        var right = left.Insert(9_000, "y").Remove(4_000, 1)[1..] + "z";
        _ = Levenshtein.Distance(left, right);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var distances = (Levenshtein.Distance(left, right), DamerauLevenshtein.Distance(left, right, 5), Levenshtein.Distance(left, right, 2));
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal((4, 4, 3), distances);
    }

    [Fact]
    public void A_maximum_below_nought_is_refused()
    {
        Assert.Equal(MatchingErrorCodes.InvalidOption, Assert.Throws<MatchingException>(() => Levenshtein.Distance("a", "b", -1)).Code);
        Assert.Equal(MatchingErrorCodes.InvalidOption, Assert.Throws<MatchingException>(() => new PackedNames(["a"]).LevenshteinDistance(0, 0, -1)).Code);
    }

    private static int ByMatrix(string left, string right, bool transpose)
    {
        var cells = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                cells[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(cells[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1), Math.Min(cells[i - 1, j], cells[i, j - 1]) + 1);
                if (transpose && i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    cells[i, j] = Math.Min(cells[i, j], cells[i - 2, j - 2] + 1);
                }
            }
        }

        return cells[left.Length, right.Length];
    }

    // One edit: a letter put in, left out, replaced, or swapped with the next.
    private static string Changed(string text, int place, char letter) => (place % 4) switch
    {
        0 => text.Insert(place % (text.Length + 1), $"{letter}"),
        1 => text.Remove(place % text.Length, text.Length > 1 ? 1 : 0),
        2 => text.Remove(place % text.Length, 1).Insert(place % text.Length, $"{letter}"),
        _ => place % text.Length is var at && at + 1 < text.Length ? $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}" : text,
    };
}
