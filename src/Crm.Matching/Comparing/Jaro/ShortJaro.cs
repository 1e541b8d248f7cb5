using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Crm.Matching.Comparing.Jaro;

/// <summary>Jaro on two texts of 1 to 15 letters, each in one vector of bytes; up to 8 letters no jump depends on what the letters are, so none is guessed wrongly.</summary>
internal static class ShortJaro
{
    public const int MostLetters = 15;

    private const int Half = 8;
    private const ulong LowBits = 0x0101010101010101;
    private const ulong LowSevens = 0x7F7F7F7F7F7F7F7F;

    /// <summary>The similarity of a text and one that is not longer; bytes after the last letter are 0, but for the last byte of the vector, which may be anything.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Similarity(Vector128<byte> longer, Vector128<byte> shorter, int longerLength, int shorterLength)
    {
        if (shorterLength > Half)
        {
            return OfMany(longer, shorter, longerLength, shorterLength);
        }

        var windows = ShortWindows.Of(longerLength, shorterLength);
        var text = Vector256.Create(longer);
        var letters = Vector256.Create(shorter);
        uint flags = 0;
        ulong first = Two(Equal(text, letters, 0) & windows[0], ref flags);
        first |= (ulong)Two(Equal(text, letters, 2) & windows[1], ref flags) << 32;
        ulong second = Two(Equal(text, letters, 4) & windows[2], ref flags);
        second |= (ulong)Two(Equal(text, letters, 6) & windows[3], ref flags) << 32;
        var others = NotEmpty(first, second);
        var moved = Bmi2.X64.IsSupported
            ? Differ(Matched(longer, flags), Side(shorter.AsUInt64().ToScalar(), others))
            : Moved(longer, flags, shorter, others);
        return Sum(longerLength, shorterLength, BitOperations.PopCount(flags), moved);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double OfMany(Vector128<byte> longer, Vector128<byte> shorter, int longerLength, int shorterLength)
    {
        var windows = ShortWindows.Of(longerLength, shorterLength);
        uint flags = 0;
        uint others = 0;
        for (var j = 0; j < shorterLength; j++)
        {
            var equal = Vector128.Equals(longer, Vector128.Create(shorter.GetElement(j))).ExtractMostSignificantBits();
            var free = equal & (windows[j / 2] >> (j % 2 * 16)) & ~flags;
            flags |= free & (0 - free);
            others |= (free != 0 ? 1U : 0U) << j;
        }

        return Sum(longerLength, shorterLength, BitOperations.PopCount(flags), Moved(longer, flags, shorter, others));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Sum(int longer, int shorter, int matches, int moved)
    {
        ReadOnlySpan<double> quotients = Quotients.Table;
        return (quotients[(longer * Quotients.Row) + matches] + quotients[(shorter * Quotients.Row) + matches]
            + quotients[(matches * Quotients.Row) + matches - (int)((uint)moved / 2)]) / 3;
    }

    /// <summary>For two letters, from one on, sixteen bits each: where the other text has that letter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Equal(Vector256<byte> text, Vector256<byte> letters, byte from)
    {
        var places = Vector256.Create(Vector128.Create(from), Vector128.Create((byte)(from + 17)));
        return Vector256.Equals(text, Vector256.Shuffle(letters, places)).ExtractMostSignificantBits();
    }

    /// <summary>Two letters, one after the other, take the first of their places that is free; gives what they took, sixteen bits each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Two(uint equal, ref uint flags)
    {
        var free = (ushort)equal & ~flags;
        var one = free & (0 - free);
        flags |= one;
        free = (equal >> 16) & ~flags;
        var other = free & (0 - free);
        flags |= other;
        return one | (other << 16);
    }

    /// <summary>Of eight times sixteen bits, of which at most one is set each, a bit each: whether one is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint NotEmpty(ulong first, ulong second)
    {
        const ulong Low = 0x7FFF7FFF7FFF7FFF;
        var tops = (((((first & Low) + Low) | first) & ~Low) >> 15) | (((((second & Low) + Low) | second) & ~Low) >> 11);

        // Each of the eight bits meets one factor that brings it to its place from bit 48 on.
        return (byte)((tops * 0x0001_0002_0004_0008) >> 48);
    }

    /// <summary>The matched letters of a text side by side; no more than eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Matched(Vector128<byte> text, uint flags)
    {
        var halves = text.AsUInt64();
        return Side(halves.ToScalar(), flags) | (Side(halves.GetElement(1), flags >> Half) << (8 * BitOperations.PopCount((uint)(byte)flags)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Side(ulong letters, uint flags) => Bmi2.X64.ParallelBitExtract(letters, Bmi2.X64.ParallelBitDeposit(flags, LowBits) * 0xFF);

    /// <summary>In how many of eight bytes two words differ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Differ(ulong left, ulong right)
    {
        var bits = left ^ right;
        return BitOperations.PopCount((((bits & LowSevens) + LowSevens) | bits) & ~LowSevens);
    }

    /// <summary>How many matched letters stand in another order.</summary>
    private static int Moved(Vector128<byte> left, uint leftFlags, Vector128<byte> right, uint rightFlags)
    {
        var moved = 0;
        for (; leftFlags != 0; leftFlags &= leftFlags - 1, rightFlags &= rightFlags - 1)
        {
            moved += left.GetElement(BitOperations.TrailingZeroCount(leftFlags)) == right.GetElement(BitOperations.TrailingZeroCount(rightFlags)) ? 0 : 1;
        }

        return moved;
    }
}
