using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Crm.Matching.Comparing.Jaro;

namespace Crm.Matching.Comparing;

/// <summary>A column of names made ready to be compared again and again, by number: by Jaro-Winkler and by edits.</summary>
/// <remarks>
/// The same values to the last bit as those of <see cref="JaroWinkler"/>, <see cref="Levenshtein"/> and <see cref="DamerauLevenshtein"/>. Names of up to 15 letters of Latin-1 (U+0001 to U+00FF) take 16 bytes and are the
/// quickest, of up to 64 as many bytes more as they have letters; all others are compared as they are. Nothing is allocated by comparing. Thread-safe.
/// </remarks>
public sealed partial class PackedNames
{
    // Pairs a turn of Similarities: their names fit the first cache.
    private const int Block = 64;

    private readonly Vector128<byte>[] slots;
    private readonly byte[] longer;
    private readonly string[] values;
    private readonly double boostAbove;

    /// <summary>Packs a column.</summary>
    /// <param name="values">The names, distinct ones best; they are kept, not copied.</param>
    /// <param name="boostAbove">Above which Jaro similarity a shared beginning counts.</param>
    public PackedNames(string[] values, double boostAbove = JaroWinkler.DefaultBoostAbove)
    {
        ArgumentNullException.ThrowIfNull(values);
        (this.values, this.boostAbove, slots) = (values, boostAbove, new Vector128<byte>[values.Length]);
        longer = NameSlot.Pack(values, slots);
    }

    /// <summary>The number of names.</summary>
    public int Count => slots.Length;

    /// <summary>The bytes that were taken beside the names themselves.</summary>
    public long Bytes => ((long)slots.Length * Vector128<byte>.Count) + longer.Length;

    /// <summary>The Jaro-Winkler similarity of two names.</summary>
    /// <param name="left">The number of the one name.</param>
    /// <param name="right">The number of the other.</param>
    /// <returns>From 0 to 1.</returns>
    /// <exception cref="IndexOutOfRangeException">There is no such name.</exception>
    public double Similarity(int left, int right) => Similarity(slots[left], slots[right], left, right);

    /// <summary>The Jaro-Winkler similarities of many pairs.</summary>
    /// <param name="left">The numbers of the left names.</param>
    /// <param name="right">The numbers of the right names, as many.</param>
    /// <param name="similarities">Where the similarities are written, one a pair.</param>
    /// <exception cref="MatchingException">The lengths differ (<c>matching.length_mismatch</c>).</exception>
    public void Similarities(ReadOnlySpan<int> left, ReadOnlySpan<int> right, Span<double> similarities)
    {
        if (left.Length != right.Length || left.Length != similarities.Length)
        {
            throw Refuse.Of(MatchingErrorCodes.LengthMismatch, $"There are {left.Length} left numbers, {right.Length} right ones and room for {similarities.Length} similarities; there must be as many of each.");
        }

        Span<Vector128<byte>> fetched = stackalloc Vector128<byte>[2 * Block];
        for (var from = 0; from < left.Length; from += Block)
        {
            var count = Math.Min(Block, left.Length - from);
            Compare(left.Slice(from, count), right.Slice(from, count), fetched[..count], fetched.Slice(Block, count), similarities.Slice(from, count));
        }
    }

    // First all names are fetched, so that the waits for memory overlap.
    private void Compare(ReadOnlySpan<int> left, ReadOnlySpan<int> right, Span<Vector128<byte>> lefts, Span<Vector128<byte>> rights, Span<double> similarities)
    {
        for (var i = 0; i < left.Length; i++)
        {
            (lefts[i], rights[i]) = (slots[left[i]], slots[right[i]]);
        }

        for (var i = 0; i < similarities.Length; i++)
        {
            similarities[i] = Similarity(lefts[i], rights[i], left[i], right[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Similarity(Vector128<byte> longer, Vector128<byte> shorter, int left, int right)
    {
        int longerLength = longer.GetElement(NameSlot.Kind);
        int shorterLength = shorter.GetElement(NameSlot.Kind);

        // The longer one first, without a jump.
        var swap = (longerLength - shorterLength) >> 31;
        var exchange = (longer ^ shorter) & Vector128.Create(swap).AsByte();
        longer ^= exchange;
        shorter ^= exchange;
        var difference = (longerLength ^ shorterLength) & swap;
        longerLength ^= difference;
        shorterLength ^= difference;
        if (longerLength > ShortJaro.MostLetters || shorterLength == 0)
        {
            return Rare(left, right);
        }

        var jaro = ShortJaro.Similarity(longer, shorter, longerLength, shorterLength);
        return jaro > boostAbove ? JaroWinkler.Boosted(jaro, Prefix(longer.AsUInt32().ToScalar(), shorter.AsUInt32().ToScalar())) : jaro;
    }

    // Equal beyond the end of both means that the names are equal, and then the beginning adds nothing.
    private static int Prefix(uint left, uint right) => BitOperations.TrailingZeroCount(left ^ right) / 8;

    private double Rare(int left, int right)
    {
        var (one, other) = (slots[left], slots[right]);
        if (NameSlot.IsEmpty(one) || NameSlot.IsEmpty(other))
        {
            return NameSlot.IsEmpty(one) && NameSlot.IsEmpty(other) ? 1 : 0;
        }

        if (NameSlot.IsOther(one) || NameSlot.IsOther(other))
        {
            return JaroWinkler.Similarity(values[left], values[right], boostAbove);
        }

        Span<byte> scratch = stackalloc byte[2 * Vector128<byte>.Count];
        var letters = NameSlot.Letters(one, longer, scratch[Vector128<byte>.Count..]);
        var others = NameSlot.Letters(other, longer, scratch);
        var jaro = letters.Length >= others.Length ? LongJaro.Similarity(letters, others) : LongJaro.Similarity(others, letters);
        return jaro > boostAbove ? JaroWinkler.Boosted(jaro, Math.Min(letters.CommonPrefixLength(others), JaroWinkler.MostPrefix)) : jaro;
    }
}
