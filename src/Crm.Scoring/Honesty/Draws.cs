namespace Crm.Scoring.Honesty;

/// <summary>Pseudo-random numbers from a seed, the same on every platform and version (SplitMix64: Steele, Lea and Flood 2014).</summary>
internal struct Draws(int seed)
{
    private ulong state = (ulong)seed * 0x9E3779B97F4A7C15UL;

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

    private ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
