using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>Random numbers for sixteen trials at once: number n of a key is a function of key and trial alone, so that no draw depends on any other, nor on order, threads or what the processor can do.</summary>
/// <remarks>
/// A key has 64 bits, made of seed and name. Its halves enter between the multiplications of a 32-bit finalizer (the multipliers are those of Wellons' search for low bias, "lowbias32"); a uniform number takes the upper 23 bits, so that a
/// probability is met to within 2^-24, which is 6e-8. Every step is exact, so every processor draws the same.
/// </remarks>
internal static class Lanes
{
    public const int Count = 16;

    /// <summary>32 random bits a trial.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Bits(Vector512<uint> trials, uint low, uint high)
    {
        var h = (trials ^ Vector512.Create(low)) * Vector512.Create(0x21F0AAADu);
        h ^= h >>> 15;
        h = (h + Vector512.Create(high)) * Vector512.Create(0xD35A2D97u);
        return h ^ (h >>> 15);
    }

    /// <summary>32 more out of 32 that were drawn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> More(Vector512<uint> bits)
    {
        var h = bits * Vector512.Create(0x735A2D97u);
        return h ^ (h >>> 16);
    }

    /// <summary>Numbers in (0, 1): the middles of 2^23 equal parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Uniform(Vector512<uint> bits) => ((bits >>> 9) | Vector512.Create(0x3F800000u)).AsSingle() - Vector512.Create(0.99999994f);

    /// <summary>Amounts by a quantile function: four bits choose its part, the others the place within.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Amount(Vector512<uint> bits, Vector512<float> lows, Vector512<float> widths)
    {
        var part = (bits >>> 28).AsInt32();
        return Vector512.FusedMultiplyAdd(Uniform(bits << 4), Vector512.ShuffleNative(widths, part), Vector512.ShuffleNative(lows, part));
    }

    /// <summary>The key of a trial; no two trials of a simulation share one.</summary>
    public static uint TrialKey(ulong seed, int trial)
    {
        var h = (uint)trial + (uint)(seed * 0x9E3779B97F4A7C15 >> 32);
        h = (h ^ (h >> 16)) * 0x7FEB352D;
        h = (h ^ (h >> 15)) * 0x846CA68B;
        return h ^ (h >> 16);
    }
}
