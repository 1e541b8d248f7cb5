namespace Crm.Scoring;

/// <summary>Draws from a seed, the same everywhere and always: SplitMix64 (Steele, Lea and Flood 2014).</summary>
internal sealed class Draws(ulong seed)
{
    private ulong state = seed;

    /// <summary>Some of the items without putting back, in the order they stand in.</summary>
    public int[] Some(ReadOnlySpan<int> items, int count)
    {
        // Knuth, TAOCP 2, 3.4.2, algorithm S: each item is taken with the chance that fills the sample.
        var chosen = new int[count];
        var taken = 0;
        for (var i = 0; i < items.Length && taken < count; i++)
        {
            if (Share() * (items.Length - i) < count - taken)
            {
                chosen[taken++] = items[i];
            }
        }

        return chosen;
    }

    /// <summary>A whole number from 0 up to, without, the limit (Lemire 2019, section 3; the bias below 2^-32 is left in).</summary>
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <summary>Puts items in a random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    // At least 0, below 1.
    private double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var x = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
