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
        var units = MemoryMarshal.Cast<char, ushort>(letters);
        isShort = units.Length <= Half;
        low = First(units);
        high = isShort ? default : First(units[Half..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Of(char letter)
    {
        var all = Vector512.Create((ushort)letter);
        var bits = Vector512.Equals(low, all).ExtractMostSignificantBits();
        return isShort ? bits : bits | (Vector512.Equals(high, all).ExtractMostSignificantBits() << Half);
    }

    /// <summary>The bits of a letter in up to 64 others, where these are asked once.</summary>
    public static ulong Of(ReadOnlySpan<char> letters, char letter)
    {
        if (letters.Length < Width)
        {
            return new LetterMask(letters).Of(letter);
        }

        var units = MemoryMarshal.Cast<char, ushort>(letters);
        var all = Vector512.Create((ushort)letter);
        return Vector512.Equals(Vector512.Create(units), all).ExtractMostSignificantBits()
            | (Vector512.Equals(Vector512.Create(units[Half..]), all).ExtractMostSignificantBits() << Half);
    }

    private static Vector512<ushort> First(ReadOnlySpan<ushort> units)
    {
        if (units.Length >= Half)
        {
            return Vector512.Create(units);
        }

        Span<ushort> filled = stackalloc ushort[Half];
        units.CopyTo(filled);
        return Vector512.Create<ushort>(filled);
    }
}
