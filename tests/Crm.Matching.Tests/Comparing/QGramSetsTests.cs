using Crm.Matching.Comparing;
using FsCheck.Fluent;

namespace Crm.Matching.Tests.Comparing;

public sealed class QGramSetsTests
{
    [Theory]
    [InlineData("night", "nacht", 2, 0.5)]
    [InlineData("ab", "ab", 3, 1)]
    [InlineData("ab", "cd", 2, 0)]
    [InlineData("", "", 2, 1)]
    [InlineData("", "ab", 2, 0)]
    public void Padded_runs_of_letters(string left, string right, int q, double dice) => Assert.Equal(dice, new QGramSets([left, right], q).Dice(0, 1));

    [Fact]
    public void A_part_overlaps_wholly()
    {
        var sets = new QGramSets(["aaaa", "aaaaaa", "banana"]);
        Assert.Equal((3, 1, 1, 1), (sets.Count, sets.Dice(0, 1), sets.Overlap(0, 1), sets.Jaccard(0, 1)));
        Assert.True(sets.Jaccard(0, 2) < sets.Dice(0, 2) && sets.Dice(0, 2) < sets.Overlap(0, 2));
        Assert.Equal(MatchingErrorCodes.InvalidOption, Assert.Throws<MatchingException>(() => new QGramSets([], 4)).Code);
    }

    [Fact]
    public void They_are_what_sets_give() => (from pair in Texts.Pairs.Generator from q in Gen.Choose(2, 3) select (pair.Left, pair.Right, q)).ToArbitrary().Hold(x =>
    {
        var sets = new QGramSets([x.Left, x.Right], x.q);
        var (one, other) = (Grams(x.Left, x.q), Grams(x.Right, x.q));
        double shared = one.Intersect(other).Count();
        var size = one.Count + other.Count;
        return size == 0 || (sets.Dice(0, 1) == 2 * shared / size && sets.Dice(1, 0) == sets.Dice(0, 1)
            && sets.Jaccard(0, 1) == shared / (size - shared) && sets.Jaccard(0, 0) == 1
            && (one.Count == 0 || other.Count == 0 || sets.Overlap(0, 1) == shared / Math.Min(one.Count, other.Count)));
    });

    private static HashSet<string> Grams(string text, int q)
    {
        var padded = new string('\0', q - 1) + text + new string('\0', q - 1);
        return text.Length == 0 ? [] : [.. Enumerable.Range(0, text.Length + q - 1).Select(i => padded.Substring(i, q))];
    }
}
