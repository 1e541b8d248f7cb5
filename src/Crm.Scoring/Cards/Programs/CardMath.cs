using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Crm.Scoring.Cards.Programs;

/// <summary>The arithmetic of scores. One and many go through the same operations of IEEE 754, so their bits are the same, on every processor.</summary>
internal static class CardMath
{
    /// <summary>Numbers that are added at once; where the processor has no such registers, the runtime splits them.</summary>
    public static int Lanes => Vector512<double>.Count;

    // Adding and taking away 1.5 * 2^k rounds to the last bit of numbers between 2^k and 2^(k+1): to 1 for k = 52, to the step of points, 2^-36, for k = 16.
    private const double RoundToOne = 1.5 * (1L << 52);
    private const double RoundToStep = 1.5 * (1 << 16);

    // The natural logarithm of 2, and its powers.
    private const double L = 0.693147180559945309417;
    private const double L4 = L * L * L * L;
    private const double L8 = L4 * L4;

    public static int Padded(int count) => (count + Lanes - 1) / Lanes * Lanes;

    /// <summary>
    /// 2^x for x at most 0, with a relative error under 1e-15. Rounding x = n + f leaves |f| at most 1/2; n goes into the exponent. Under -1022 it stays at 2^-1022, which is nothing in points. A processor without fused multiply-add gives the same bits, ten times slower.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp2(Vector512<double> x)
    {
        x = Vector512.MaxNative(x, Vector512.Create(-1022.0));
        var shifted = x + Vector512.Create(RoundToOne);
        var f = x - (shifted - Vector512.Create(RoundToOne));
        var exponent = shifted.AsInt64() - Vector512.Create(BitConverter.DoubleToInt64Bits(RoundToOne) - 1023);
        return PowerSeries(f) * (exponent << 52).AsDouble();
    }

    /// <summary>2^x for x at most 0.</summary>
    public static double Exp2(double x) => Exp2(Vector512.Create(x)).ToScalar();

    /// <summary>To a whole multiple of <see cref="ScoreCardLimits.Step"/>; of numbers of at most 2^15.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Round(Vector512<double> points) => points + Vector512.Create(RoundToStep) - Vector512.Create(RoundToStep);

    /// <summary>To a whole multiple of <see cref="ScoreCardLimits.Step"/>; of numbers of at most 2^15.</summary>
    public static double Round(double points) => points + RoundToStep - RoundToStep;

    /// <summary>The factor that a sum has lost to half-lives since it was made; none if that is to come.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Fading(Vector512<long> at, Vector512<long> now, Vector512<double> halvingsPerTick)
    {
        var age = Vector512.MaxNative(now - at, Vector512<long>.Zero);
        return Exp2(-(Vector512.ConvertToDouble(age) * halvingsPerTick));
    }

    /// <summary>Points for a decayed sum, within the cap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Points(Vector512<double> sum, Vector512<double> points, Vector512<double> cap) =>
        Round(Vector512.MinNative(Vector512.MaxNative(sum * points, -cap), cap));

    /// <summary>Points for a decayed sum, within the cap.</summary>
    public static double Points(double sum, double points, double cap) => Points(Vector512.Create(sum), Vector512.Create(points), Vector512.Create(cap)).ToScalar();

    // 2^f = e^(f ln 2) is the sum of f^k (ln 2)^k / k!; to the 13th power it is off by 4e-18 for |f| of 1/2, less than a double can show. Added in pairs, pairs of pairs, and so on (Estrin's scheme), it waits less for
    // itself than term after term.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> PowerSeries(Vector512<double> f)
    {
        var f2 = f * f;
        var f4 = f2 * f2;
        var from0 = Join(Pair(1, L, f), Pair(L * L / 2, L * L * L / 6, f), f2);
        var from4 = Join(Pair(L4 / 24, L4 * L / 120, f), Pair(L4 * L * L / 720, L4 * L * L * L / 5_040, f), f2);
        var from8 = Join(Pair(L8 / 40_320, L8 * L / 362_880, f), Pair(L8 * L * L / 3_628_800, L8 * L * L * L / 39_916_800, f), f2);
        var from12 = Pair(L8 * L4 / 479_001_600, L8 * L4 * L / 6_227_020_800, f);
        return Join(Join(from0, from4, f4), Join(from8, from12, f4), f4 * f4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Pair(double low, double high, Vector512<double> f) => Vector512.FusedMultiplyAdd(Vector512.Create(high), f, Vector512.Create(low));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Join(Vector512<double> low, Vector512<double> high, Vector512<double> power) => Vector512.FusedMultiplyAdd(high, power, low);
}
