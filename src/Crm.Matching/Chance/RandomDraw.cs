using Crm.Matching.Records;

namespace Crm.Matching.Chance;

/// <summary>A counter-based generator: draw n of a stream is a function of seed, stream and n alone (SplitMix64: Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014).</summary>
internal struct RandomDraw(ulong seed, ulong stream)
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong state = TextHash.Mix(seed + Gamma) ^ TextHash.Mix(TextHash.Mix(stream ^ Gamma) + Gamma);

    public ulong Next() => TextHash.Mix(state += Gamma);

    /// <summary>A number from 0 to below <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>A number from 0 to below 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1ul << 53));
}
