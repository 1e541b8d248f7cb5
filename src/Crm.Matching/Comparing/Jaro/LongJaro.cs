using System.Numerics;
using System.Runtime.Intrinsics;

namespace Crm.Matching.Comparing.Jaro;

/// <summary>Jaro on two texts of up to 64 letters, a byte each: the places of a letter in the left text are one word.</summary>
internal static class LongJaro
{
    public const int MostLetters = 64;

    /// <summary>The similarity of two texts of 1 to 64 letters; quickest with the shorter one on the right.</summary>
    public static double Similarity(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> filled = stackalloc byte[MostLetters];
        left.CopyTo(filled);
        var letters = Vector512.Create<byte>(filled);
        var window = JaroWinkler.Window(left.Length, right.Length);
        var free = ulong.MaxValue >> (64 - left.Length);
        var all = free;
        var reach = ulong.MaxValue >> (63 - window);
        ulong others = 0;
        for (var j = 0; j < right.Length; j++)
        {
            var equal = Vector512.Equals(letters, Vector512.Create(right[j])).ExtractMostSignificantBits() & reach & free;
            free &= ~(equal & (0 - equal));
            others |= (equal != 0 ? 1UL : 0UL) << j;
            reach = (reach << 1) | (j < window ? 1UL : 0UL);
        }

        var flags = all & ~free;
        var moved = 0;
        for (var rest = flags; rest != 0; rest &= rest - 1, others &= others - 1)
        {
            moved += left[BitOperations.TrailingZeroCount(rest)] == right[BitOperations.TrailingZeroCount(others)] ? 0 : 1;
        }

        return Quotients.Jaro(left.Length, right.Length, BitOperations.PopCount(flags), moved);
    }
}
