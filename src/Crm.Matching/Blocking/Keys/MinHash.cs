namespace Crm.Matching.Blocking.Keys;

/// <summary>MinHash signatures of a text's q-grams, cut in bands; a text shorter than a gram is its only gram.</summary>
/// <param name="rule">How many bands, rows, letters.</param>
internal sealed class MinHash(SimilarTextRule rule)
{
    /// <summary>Writes one key a band; 0 for an empty text.</summary>
    public void Write(ReadOnlySpan<char> value, Span<ulong> bands)
    {
        bands.Clear();
        if (value.IsEmpty)
        {
            return;
        }

        Span<uint> minima = stackalloc uint[rule.Bands * rule.Rows];
        minima.Fill(uint.MaxValue);
        var length = Math.Min(rule.Gram, value.Length);
        for (var start = 0; start + length <= value.Length; start++)
        {
            var gram = Hash64.Of(value.Slice(start, length));
            var step = Hash64.Mix(gram, (ulong)length) | 1;
            foreach (ref var minimum in minima)
            {
                // One hash a row: double hashing, its high bits, which depend on all others.
                gram += step;
                minimum = Math.Min(minimum, (uint)((gram ^ (gram >> 31)) * 0xD6E8_FEB8_6659_FD93 >> 32));
            }
        }

        for (var band = 0; band < bands.Length; band++)
        {
            var hash = (ulong)band + 1;
            foreach (var minimum in minima.Slice(band * rule.Rows, rule.Rows))
            {
                hash = Hash64.Mix(hash, minimum);
            }

            bands[band] = hash;
        }
    }
}
