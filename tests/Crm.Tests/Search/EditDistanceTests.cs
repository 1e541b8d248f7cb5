using System.Text;
using Crm.Search;
using Crm.Tests.Shared;

namespace Crm.Tests.Search;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("ab", "ba", 1)]
    [InlineData("abc", "ca", 3)]
    [InlineData("aab", "aba", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("😀a", "a😀", 1)]
    [InlineData("😀", "😁", 1)]
    public void Known_distances(string left, string right, int distance)
    {
        Assert.Equal(distance, EditDistance.Of(left, right, 3));
        Assert.Equal(distance, EditDistance.Of(right, left, 3));
    }

    /// <summary>Words of few letters, so that many are near each other, some of them outside the basic plane.</summary>
    [Fact]
    public void It_is_what_the_definition_says_up_to_the_most_that_is_asked_for() =>
        Law.Holds(2_000, seed =>
        {
            var dice = new Random(seed);
            var letters = new[] { "a", "b", "ü", dice.Next(3) == 0 ? "😀" : "c" };
            var (left, right, most) = (Word(dice, letters), Word(dice, letters), 1 + dice.Next(3));
            Assert.Equal(Math.Min(Defined([.. left.EnumerateRunes()], [.. right.EnumerateRunes()]), most + 1), EditDistance.Of(left, right, most));
        });

    private static string Word(Random dice, string[] letters) => string.Concat(Enumerable.Range(0, dice.Next(8)).Select(_ => letters[dice.Next(letters.Length)]));

    private static int Defined(ReadOnlySpan<Rune> a, ReadOnlySpan<Rune> b)
    {
        if (a.IsEmpty || b.IsEmpty)
        {
            return a.Length + b.Length;
        }

        var least = Math.Min(Defined(a[1..], b[1..]) + (a[0] == b[0] ? 0 : 1), Math.Min(Defined(a[1..], b), Defined(a, b[1..])) + 1);
        return a.Length > 1 && b.Length > 1 && a[0] == b[1] && a[1] == b[0] ? Math.Min(least, Defined(a[2..], b[2..]) + 1) : least;
    }
}
