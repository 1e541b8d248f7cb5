using System.Runtime.Intrinsics;

namespace Crm.Matching.Comparing.Jaro;

/// <summary>Sixteen bytes a name: its letters and, in the last byte, how many; or where the letters of a longer one are.</summary>
internal static class NameSlot
{
    /// <summary>The byte that says the number of letters, up to 15, or that the name is long, or of other letters.</summary>
    public const int Kind = 15;

    private const byte Long = 16;
    private const byte Other = 17;

    // The byte with the length of a long name, after the place of its letters.
    private const int LongLength = 4;

    public static bool IsEmpty(Vector128<byte> slot) => slot.GetElement(Kind) == 0;

    public static bool IsOther(Vector128<byte> slot) => slot.GetElement(Kind) == Other;

    /// <summary>The letters of a long name, or those of a short one, written into the scratch of 16 bytes.</summary>
    public static ReadOnlySpan<byte> Letters(Vector128<byte> slot, ReadOnlySpan<byte> longer, Span<byte> scratch)
    {
        if (slot.GetElement(Kind) == Long)
        {
            return longer.Slice(slot.AsInt32().ToScalar(), slot.GetElement(LongLength));
        }

        slot.CopyTo(scratch);
        return scratch[..slot.GetElement(Kind)];
    }

    /// <summary>Fills a slot for each value; gives the letters of the long ones, one after another.</summary>
    public static byte[] Pack(ReadOnlySpan<string> values, Span<Vector128<byte>> slots)
    {
        Span<byte> letters = stackalloc byte[LongJaro.MostLetters];
        var longer = new byte[LongLetters(values)];
        var used = 0;
        for (var i = 0; i < slots.Length; i++)
        {
            var value = values[i];
            if (value.Length > LongJaro.MostLetters || !Narrow(value, letters))
            {
                slots[i] = Vector128<byte>.Zero.WithElement(Kind, Other);
            }
            else if (value.Length <= ShortJaro.MostLetters)
            {
                letters[value.Length..Kind].Clear();
                letters[Kind] = (byte)value.Length;
                slots[i] = Vector128.Create<byte>(letters);
            }
            else
            {
                letters[..value.Length].CopyTo(longer.AsSpan(used));
                slots[i] = Vector128.CreateScalar(used).AsByte().WithElement(LongLength, (byte)value.Length).WithElement(Kind, Long);
                used += value.Length;
            }
        }

        return longer;
    }

    private static int LongLetters(ReadOnlySpan<string> values)
    {
        long sum = 0;
        foreach (var value in values)
        {
            sum += value.Length is > ShortJaro.MostLetters and <= LongJaro.MostLetters ? value.Length : 0;
        }

        return sum <= Array.MaxLength
            ? (int)sum
            : throw Refuse.Of(MatchingErrorCodes.InvalidValue, $"The names of 16 to 64 letters have {sum} letters together; a column has two thousand million at most.");
    }

    private static bool Narrow(string value, Span<byte> letters)
    {
        var wide = 0;
        for (var i = 0; i < value.Length; i++)
        {
            // 0 would not be told from the end.
            wide |= value[i] | (value[i] - 1);
            letters[i] = (byte)value[i];
        }

        return (uint)wide <= byte.MaxValue;
    }
}
