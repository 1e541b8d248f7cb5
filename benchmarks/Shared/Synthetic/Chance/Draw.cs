namespace Crm.Synthetic.Chance;

/// <summary>A counter-based generator (SplitMix64: Steele, Lea, Flood, OOPSLA 2014): what is drawn follows from seed and stream alone, on every machine.</summary>
internal struct Draw(ulong seed, ulong stream)
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong state = Mix(seed + Gamma) ^ Mix(Mix(stream ^ Gamma) + Gamma);

    /// <summary>Sends 64 bits to 64 bits.</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public ulong Next() => Mix(state += Gamma);

    /// <summary>A number from 0 to below <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>A number from 0 to below 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1ul << 53));

    /// <summary>Whether something happens that happens with this probability.</summary>
    public bool Happens(double probability) => Share() < probability;

    public T OneOf<T>(ReadOnlySpan<T> all) => all[Below(all.Length)];

    /// <summary>The place of one of some weights, by the weights; they add up to 100.</summary>
    public int ByPercent(params ReadOnlySpan<int> weights)
    {
        var (left, place) = (Below(100), 0);
        while (place < weights.Length - 1 && left >= weights[place])
        {
            left -= weights[place++];
        }

        return place;
    }
}
