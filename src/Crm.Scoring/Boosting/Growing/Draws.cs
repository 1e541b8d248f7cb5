namespace Crm.Scoring.Boosting.Growing;

/// <summary>Draws without putting back, from a seed: SplitMix64 (Steele, Lea, Flood 2014), which gives the same everywhere and always.</summary>
internal sealed class Draws(ulong seed)
{
    private ulong state = seed;

    /// <summary>Some of the items, in the order they stand in.</summary>
    public int[] Some(ReadOnlySpan<int> items, int count)
    {
        // Knuth, TAOCP 2, 3.4.2, algorithm S: each item is taken with the chance that fills the sample.
        var chosen = new int[count];
        var taken = 0;
        for (var i = 0; i < items.Length && taken < count; i++)
        {
            if (Next() * (items.Length - i) < count - taken)
            {
                chosen[taken++] = items[i];
            }
        }

        return chosen;
    }

    // At least 0, below 1.
    private double Next()
    {
        state += 0x9E3779B97F4A7C15;
        var x = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return ((x ^ (x >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
