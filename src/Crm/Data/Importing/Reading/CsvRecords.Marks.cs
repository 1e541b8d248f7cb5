using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Crm.Data;

/// <summary>Looks ahead for what divides fields and records, 32 characters at once.</summary>
internal sealed partial class CsvRecords
{
    /// <summary>How many characters are looked at together.</summary>
    private const int Block = 32;

    /// <summary>Where delimiters, quotes and line breaks are in the buffer, from <see cref="next"/> on those not yet passed.</summary>
    private readonly int[] marks = new int[16 * Block];

    /// <summary>Whether the delimiter is none of the characters that are told apart as bytes.</summary>
    private readonly bool isWide = delimiter >= byte.MaxValue;

    private int marked;
    private int next;
    private int looked;

    /// <summary>Where the next delimiter, quote or line break is; the end of what is read, if there is none.</summary>
    private int Find(int from)
    {
        while (true)
        {
            for (; next < marked; next++)
            {
                if (marks[next] >= from)
                {
                    return marks[next];
                }
            }

            if (looked == filled)
            {
                return filled;
            }

            Look(Math.Max(from, looked));
        }
    }

    /// <summary>What was marked stands elsewhere now, or is passed.</summary>
    private void LookAnew() => (next, marked, looked) = (0, 0, place);

    /// <summary>Marks what comes from there on, as far as there is room.</summary>
    private void Look(int from)
    {
        var count = 0;
        for (; !isWide && from + Block <= filled && count <= marks.Length - Block; from += Block)
        {
            var bits = Specials(from);
            var after = count + BitOperations.PopCount(bits);

            // As many as a block mostly has at most, without asking: the processor need not guess how many there are.
            ref var to = ref marks[count];
            for (var i = 0; i < 8; i++, bits &= bits - 1)
            {
                Unsafe.Add(ref to, i) = from + BitOperations.TrailingZeroCount(bits);
            }

            for (count += 8; count < after; count++, bits &= bits - 1)
            {
                marks[count] = from + BitOperations.TrailingZeroCount(bits);
            }

            count = after;
        }

        for (; from < filled && (isWide || from + Block > filled) && count < marks.Length; from++)
        {
            if (buffer[from] == delimiter || buffer[from] is '"' or '\n' or '\r')
            {
                marks[count++] = from;
            }
        }

        (next, marked, looked) = (0, count, from);
    }

    /// <summary>A bit for each character of the block that begins there.</summary>
    private uint Specials(int from)
    {
        // As bytes, where what does not fit becomes the largest: no character of CSV is that.
        ref var first = ref Unsafe.As<char, ushort>(ref buffer[from]);
        var some = Vector256.NarrowWithSaturation(Vector256.LoadUnsafe(ref first), Vector256.LoadUnsafe(ref first, Block / 2));
        return (Vector256.Equals(some, Vector256.Create((byte)delimiter)) | Vector256.Equals(some, Vector256.Create((byte)'"'))
            | Vector256.Equals(some, Vector256.Create((byte)'\n')) | Vector256.Equals(some, Vector256.Create((byte)'\r'))).ExtractMostSignificantBits();
    }
}
