using System.Runtime.InteropServices;

namespace Crm.Scoring.Linear;

/// <summary>The penalty on coefficients, the intercept's apart (elastic net: Zou and Hastie 2005).</summary>
/// <param name="L1">The weight of the sum of their sizes.</param>
/// <param name="L2">The weight of half the sum of their squares.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Penalty(double L1, double L2)
{
    public static Penalty Of(double strength, double l1Share) => new(strength * l1Share, strength * (1 - l1Share));

    public double Value(ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        foreach (var coefficient in coefficients[1..])
        {
            sum += (L1 * Math.Abs(coefficient)) + (L2 / 2 * coefficient * coefficient);
        }

        return sum;
    }
}
