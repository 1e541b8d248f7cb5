namespace Crm.Matching.Comparing;

/// <summary>A column of texts as sets of q-grams, the runs of two or three letters; padded, so that the first and the last letter count as much as others.</summary>
/// <remarks>
/// A text of n letters has n + q - 1 q-grams, its distinct ones in four bytes each: two letters exactly, three as a hash, of which two differ in all but one in 2^32 cases.
/// Two empty texts are identical: 1; an empty and another share nothing: 0. Nothing is allocated by comparing. Thread-safe.
/// (E. Ukkonen, "Approximate string-matching with q-grams and maximal matches", 1992.)
/// </remarks>
public sealed class QGramSets
{
    private readonly int[] starts;
    private readonly uint[] grams;

    /// <summary>Makes the sets.</summary>
    /// <param name="values">The texts, distinct ones best.</param>
    /// <param name="q">The letters of a q-gram, 2 (unless told) or 3.</param>
    /// <exception cref="MatchingException">q is neither 2 nor 3 (<c>matching.invalid_option</c>), or the texts are longer together than an array (<c>matching.invalid_value</c>).</exception>
    public QGramSets(string[] values, int q = 2)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (q is not (2 or 3))
        {
            throw Refuse.Option($"q is {q}; q-grams have 2 or 3 letters.");
        }

        (starts, grams) = (new int[values.Length + 1], new uint[Most(values, q)]);
        var used = 0;
        for (var i = 0; i < values.Length; i++)
        {
            used += Fill(values[i], q, grams.AsSpan(used));
            starts[i + 1] = used;
        }

        Array.Resize(ref grams, used);
    }

    /// <summary>The number of texts.</summary>
    public int Count => starts.Length - 1;

    /// <summary>2 |A and B| / (|A| + |B|).</summary>
    /// <param name="left">The number of the one text.</param>
    /// <param name="right">The number of the other.</param>
    /// <returns>From 0 to 1.</returns>
    public double Dice(int left, int right)
    {
        var one = Of(left);
        var other = Of(right);
        return one.IsEmpty && other.IsEmpty ? 1 : 2.0 * Shared(one, other) / (one.Length + other.Length);
    }

    /// <summary>|A and B| / |A or B|.</summary>
    /// <inheritdoc cref="Dice"/>
    public double Jaccard(int left, int right)
    {
        var one = Of(left);
        var other = Of(right);
        var shared = Shared(one, other);
        return one.IsEmpty && other.IsEmpty ? 1 : (double)shared / (one.Length + other.Length - shared);
    }

    /// <summary>|A and B| / min(|A|, |B|): 1 where the one is part of the other.</summary>
    /// <inheritdoc cref="Dice"/>
    public double Overlap(int left, int right)
    {
        var one = Of(left);
        var other = Of(right);
        return one.IsEmpty || other.IsEmpty ? (one.Length == other.Length ? 1 : 0) : (double)Shared(one, other) / Math.Min(one.Length, other.Length);
    }

    private static int Shared(ReadOnlySpan<uint> left, ReadOnlySpan<uint> right)
    {
        var (i, j, shared) = (0, 0, 0);
        while (i < left.Length && j < right.Length)
        {
            var (one, other) = (left[i], right[j]);
            shared += one == other ? 1 : 0;
            i += one <= other ? 1 : 0;
            j += other <= one ? 1 : 0;
        }

        return shared;
    }

    private static int Most(string[] values, int q)
    {
        long sum = 0;
        foreach (var value in values)
        {
            sum += value.Length == 0 ? 0 : value.Length + q - 1;
        }

        return sum <= Array.MaxLength
            ? (int)sum
            : throw Refuse.Of(MatchingErrorCodes.InvalidValue, $"The texts have {sum} q-grams together; a column has {Array.MaxLength} at most.");
    }

    // The distinct q-grams, ascending.
    private static int Fill(string value, int q, Span<uint> into)
    {
        if (value.Length == 0)
        {
            return 0;
        }

        var count = value.Length + q - 1;
        ulong window = 0;
        for (var i = 0; i < count; i++)
        {
            // NUL is the padding.
            window = (window << 16) | (i < value.Length ? value[i] : '\0');
            into[i] = q == 2 ? (uint)window : Mix(window & 0xFFFF_FFFF_FFFF);
        }

        into[..count].Sort();
        var kept = 1;
        for (var i = 1; i < count; i++)
        {
            if (into[i] != into[kept - 1])
            {
                into[kept++] = into[i];
            }
        }

        return kept;
    }

    private static uint Mix(ulong gram) => (uint)(((gram ^ (gram >> 23)) * 0x9E3779B97F4A7C15) >> 32);

    private ReadOnlySpan<uint> Of(int value) => grams.AsSpan(starts[value]..starts[value + 1]);
}
