using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Crm.Matching.Blocking.Keys;

/// <summary>Hashes of 64 bits by folded multiplication; the same in every run. Never 0, which means that there is no key. Not proof against somebody who looks for collisions: those only bring pairs, and blocks are guarded.</summary>
internal static class Hash64
{
    private const ulong First = 0x9E37_79B9_7F4A_7C15;
    private const ulong Second = 0xD6E8_FEB8_6659_FD93;

    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = First ^ (ulong)text.Length;
        var words = MemoryMarshal.Cast<char, ulong>(text);
        foreach (var word in words)
        {
            hash = Fold(hash ^ word, Second);
        }

        foreach (var letter in text[(words.Length * 4)..])
        {
            hash = Fold(hash ^ letter, First);
        }

        return Mix(hash, Second);
    }

    /// <summary>Two hashes as one; their order counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong one, ulong other)
    {
        var hash = Fold(Fold(one ^ First, Second) ^ other, First);
        return hash | (hash == 0 ? 1UL : 0UL);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong hash, ulong factor)
    {
        var high = Math.BigMul(hash, factor, out var low);
        return high ^ low;
    }
}
