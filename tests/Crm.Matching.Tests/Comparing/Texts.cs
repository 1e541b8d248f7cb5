using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Matching.Tests.Comparing;

/// <summary>Texts that share letters, of lengths at which the ways of computing change; and what makes a law of them.</summary>
internal static class Texts
{
    private static readonly int[] Lengths = [0, 1, 2, 3, 5, 7, 8, 9, 12, 15, 16, 17, 31, 63, 64, 65, 70, 130];

    /// <summary>Few letters, so that they meet; once in a while one beyond Latin-1, NUL, a noncharacter.</summary>
    public static Gen<string> Any { get; } =
        from length in Gen.Elements(Lengths)
        from letters in Gen.Frequency(
            (6, Gen.Elements('a', 'b', 'c', 'd', 'e')),
            (6, Gen.Elements('a', 'e', 'i', 'r', 'n', 's', 't', 'l', ' ', '\u00FF', '\u00E9')),
            (1, Gen.Elements('a', 'b', '\0', '\u0100', '\u0416', '\uFFFF'))).ListOf(length)
        select string.Concat(letters);

    /// <summary>Two texts, half the time the one from the other by a few typos.</summary>
    public static Arbitrary<(string Left, string Right)> Pairs { get; } = Gen.OneOf(
        from left in Any from right in Any select (left, right),
        from left in Any from typos in Gen.Choose(0, int.MaxValue).ListOf(4) select (left, typos.Aggregate(left, Typo))).ToArbitrary();

    public static void Hold<T>(this Arbitrary<T> values, Func<T, bool> law, int times = 2_000) =>
        Prop.ForAll(values, law).Holds(times);

    /// <summary>Symmetric, from 0 to 1, and 1 for a text and itself.</summary>
    public static bool IsSimilarity(Func<string, string, double> similarity, string left, string right) =>
        similarity(left, right) is >= 0 and <= 1 and var value
        && BitConverter.DoubleToInt64Bits(value) == BitConverter.DoubleToInt64Bits(similarity(right, left))
        && similarity(left, string.Concat(left)) == 1;

    private static string Typo(string text, int seed)
    {
        var place = text.Length == 0 ? 0 : seed % text.Length;
        return (seed / 1_000 % 5) switch
        {
            0 => text.Insert(place, "a"),
            1 when text.Length > 0 => text.Remove(place, 1),
            2 when place + 1 < text.Length => text[..place] + text[place + 1] + text[place] + text[(place + 2)..],
            _ => text,
        };
    }
}
