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

    // The series of 2^f = e^(f ln 2): (ln 2)^k / k!.
    private static readonly double[] Series = MakeSeries(13);

    public static int Padded(int count) => (count + Lanes - 1) / Lanes * Lanes;

    /// <summary>
    /// 2^x for x at most 0, with a relative error under 1e-15. Rounding x = n + f leaves |f| at most 1/2, where the power series to degree 13 is off by 4e-18 of the value, less than a double can show; n goes into the
    /// exponent. Under -1022 it stays at 2^-1022, which is nothing in points.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp2(Vector512<double> x)
    {
        x = Vector512.MaxNative(x, Vector512.Create(-1022.0));
        var shifted = x + Vector512.Create(RoundToOne);
        var f = x - (shifted - Vector512.Create(RoundToOne));
        var power = Vector512.Create(Series[13]);
        for (var k = 12; k >= 0; k--)
        {
            power = Vector512.FusedMultiplyAdd(power, f, Vector512.Create(Series[k]));
        }

        var exponent = shifted.AsInt64() - Vector512.Create(BitConverter.DoubleToInt64Bits(RoundToOne) - 1023);
        return power * (exponent << 52).AsDouble();
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

    private static double[] MakeSeries(int degree)
    {
        var series = new double[degree + 1];
        series[0] = 1;
        for (var k = 1; k <= degree; k++)
        {
            series[k] = series[k - 1] * (LogOfTwo / k);
        }

        return series;
    }

    private const double LogOfTwo = 0.693147180559945309417;
}
