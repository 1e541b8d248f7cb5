using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Crm.Matching.Comparing.Edits;

/// <summary>Up to 64 letters of a text, and the bits of the places where a letter is: compared all at once, so no table is filled.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct LetterMask
{
    public const int Width = 64;

    private const int Half = 32;

    private readonly Vector512<ushort> low;
    private readonly Vector512<ushort> high;
    private readonly bool isShort;

    /// <summary>Takes up to 64 letters; bits beyond them mean nothing.</summary>
    public LetterMask(ReadOnlySpan<char> letters)
    {
        Span<ushort> filled = stackalloc ushort[Width];
        MemoryMarshal.Cast<char, ushort>(letters).CopyTo(filled);
        low = Vector512.Create<ushort>(filled);
        high = Vector512.Create<ushort>(filled[Half..]);
        isShort = letters.Length <= Half;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Of(char letter)
    {
        var all = Vector512.Create((ushort)letter);
        var bits = Vector512.Equals(low, all).ExtractMostSignificantBits();
        return isShort ? bits : bits | (Vector512.Equals(high, all).ExtractMostSignificantBits() << Half);
    }
}
