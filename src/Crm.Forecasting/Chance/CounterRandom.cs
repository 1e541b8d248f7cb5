using System.Runtime.CompilerServices;

namespace Crm.Forecasting.Chance;

/// <summary>A counter-based generator: draw <c>n</c> of a stream is a function of seed, stream and <c>n</c> alone, so that any part of a simulation can be drawn anywhere, in any order.</summary>
/// <remarks>
/// SplitMix64: a Weyl sequence through a finalizer (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014, figure 15). A stream starts where the finalizer sends its number, of 2^64 places.
/// </remarks>
internal struct CounterRandom(ulong seed, ulong stream = 0)
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong _state = Mix(seed + Gamma) ^ Mix(Mix(stream ^ Gamma) + Gamma);

    /// <summary>64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextUInt64() => Mix(_state += Gamma);

    /// <summary>A number in (0, 1), of 2^52 that are equally likely: never 0, never 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextDouble() => ((NextUInt64() >> 12) + 0.5) * (1.0 / (1ul << 52));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
