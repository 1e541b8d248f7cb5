using Crm.Matching.Comparing;

namespace Crm.Matching.Tests.Comparing;

public sealed class JaroWinklerTests
{
    [Theory]
    [InlineData("MARTHA", "MARHTA", 0.9444, 0.9611)]
    [InlineData("DIXON", "DICKSONX", 0.7667, 0.8133)]
    [InlineData("DWAYNE", "DUANE", 0.8222, 0.84)]
    [InlineData("JELLYFISH", "SMELLYFISH", 0.8963, 0.8963)]
    [InlineData("JONES", "JOHNSON", 0.7905, 0.8324)]
    [InlineData("ABROMS", "ABRAMS", 0.8889, 0.9222)]
    [InlineData("HARDIN", "MARTINEZ", 0.7222, 0.7222)]
    [InlineData("ITMAN", "SMITH", 0.4667, 0.4667)]
    [InlineData("NICHLESON", "NICHULSON", 0.9259, 0.9556)]
    [InlineData("MASSEY", "MASSIE", 0.8889, 0.9333)]
    [InlineData("JERALDINE", "GERALDINE", 0.9259, 0.9259)]
    [InlineData("MICHELLE", "MICHAEL", 0.8690, 0.9214)]
    [InlineData("SHACKLEFORD", "SHACKELFORD", 0.9697, 0.9818)]
    [InlineData("", "", 1, 1)]
    [InlineData("", "A", 0, 0)]
    [InlineData("A", "A", 1, 1)]
    [InlineData("AB", "BA", 0, 0)]
    public void Published_values(string left, string right, double jaro, double winkler)
    {
        Assert.Equal(jaro, JaroWinkler.Jaro(left, right), 4);
        Assert.Equal(winkler, JaroWinkler.Similarity(left, right), 4);
        Assert.Equal(winkler, new PackedNames([left, right]).Similarity(0, 1), 4);
    }

    [Fact]
    public void A_shared_beginning_counts_above_the_threshold_only()
    {
        var jaro = JaroWinkler.Jaro("abcxyz", "abdvwu");
        Assert.True(jaro < 0.7);
        Assert.Equal(jaro, JaroWinkler.Similarity("abcxyz", "abdvwu"));
        Assert.Equal(jaro + (0.2 * (1 - jaro)), JaroWinkler.Similarity("abcxyz", "abdvwu", boostAbove: 0), 12);
        Assert.Equal(JaroWinkler.Similarity("abcxyz", "abdvwu", 0), new PackedNames(["abcxyz", "abdvwu"], 0).Similarity(0, 1));
    }

    [Fact]
    public void It_is_a_similarity() => Texts.Pairs.Hold(p => Texts.IsSimilarity((a, b) => JaroWinkler.Similarity(a, b), p.Left, p.Right));

    [Fact]
    public void Both_are_what_the_definition_says() =>
        Texts.Pairs.Hold(p => p.Left.Contains('\uFFFF', StringComparison.Ordinal) || JaroWinkler.Jaro(p.Left, p.Right) == ByDefinition(p.Left, p.Right));

    [Fact]
    public void Packed_names_give_the_same_bits() => Texts.Pairs.Hold(p =>
    {
        var packed = new PackedNames([p.Left, p.Right, string.Concat(p.Right)]);
        var plain = BitConverter.DoubleToInt64Bits(JaroWinkler.Similarity(p.Left, p.Right));
        Span<double> many = stackalloc double[2];
        packed.Similarities([0, 2], [1, 0], many);
        return plain == BitConverter.DoubleToInt64Bits(packed.Similarity(0, 1)) && plain == BitConverter.DoubleToInt64Bits(packed.Similarity(1, 0))
            && many[0] == many[1] && plain == BitConverter.DoubleToInt64Bits(many[0]) && packed.Similarity(1, 2) == 1;
    }, 10_000);

    [Fact]
    public void Nothing_is_allocated_and_the_longest_names_are_compared()
    {
        string[] names = ["emma", "hannah", "a name of more letters", new('x', 10_000), new string('x', 9_999) + "y", "Жанна"];
        var packed = new PackedNames(names);
        _ = Sum(packed, names.Length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = Sum(packed, names.Length);
        Assert.Equal((0, true), (GC.GetAllocatedBytesForCurrentThread() - before, sum > names.Length));
        Assert.Equal((6, (6 * 16) + 22), (packed.Count, packed.Bytes));
    }

    [Fact]
    public void As_many_left_numbers_as_right_ones() =>
        Assert.Equal(MatchingErrorCodes.LengthMismatch, Assert.Throws<MatchingException>(() => new PackedNames(["a"]).Similarities([0], [], [])).Code);

    private static double Sum(PackedNames packed, int count)
    {
        var sum = 0.0;
        for (var i = 0; i < count * count; i++)
        {
            sum += packed.Similarity(i / count, i % count);
        }

        return sum;
    }

    // As Jaro and Winkler tell it, letter by letter.
    private static double ByDefinition(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return left.Length == right.Length ? 1 : 0;
        }

        var window = Math.Max((Math.Max(left.Length, right.Length) / 2) - 1, 0);
        var (inLeft, inRight) = (new bool[left.Length], new bool[right.Length]);
        for (var i = 0; i < left.Length; i++)
        {
            for (var j = Math.Max(0, i - window); j < right.Length && j <= i + window && !inLeft[i]; j++)
            {
                if (!inRight[j] && left[i] == right[j])
                {
                    inLeft[i] = inRight[j] = true;
                }
            }
        }

        string Matched(string text, bool[] marks) => string.Concat(text.Where((_, i) => marks[i]));
        var (one, other) = (Matched(left, inLeft), Matched(right, inRight));
        double matches = one.Length;
        var half = one.Zip(other).Count(p => p.First != p.Second) / 2;
        return matches == 0 ? 0 : ((matches / left.Length) + (matches / right.Length) + ((matches - half) / matches)) / 3;
    }
}
