namespace Crm.Forecasting.Numerics;

/// <summary>Gauss's hypergeometric function where the models need it.</summary>
internal static class Hypergeometric
{
    /// <summary>2F1(1, b; c; z) for 0 ≤ z &lt; 1 and c above b above 0: 1 + b/c z + b(b+1)/(c(c+1)) z² + ...</summary>
    /// <remarks>Gauss's continued fraction (Abramowitz &amp; Stegun 15.2; Lentz's way to evaluate it): about 20/√(1 − z) steps, where the series takes 40/(1 − z).</remarks>
    public static double One(double b, double c, double z)
    {
        // 2F1(1, b; c; z) = 1 / (1 - k1 z / (1 - k2 z / (1 - ...))).
        const double tiny = 1e-300;
        var (value, numerator, denominator) = (1.0, 1.0, 0.0);
        for (var i = 1; ; i++)
        {
            var half = i / 2;
            var k = (i & 1) == 1
                ? (b + half) * (c + half - 1) / ((c + i - 2) * (c + i - 1))
                : half * (c - b + half - 1) / ((c + i - 2) * (c + i - 1));
            if (i == 1)
            {
                k = b / c;
            }

            denominator = 1 - (k * z * denominator);
            denominator = 1 / (denominator == 0 ? tiny : denominator);
            numerator = 1 - (k * z / numerator);
            numerator = numerator == 0 ? tiny : numerator;
            var change = numerator * denominator;
            value *= change;
            if (Math.Abs(change - 1) < 1e-15 || i > 1_000_000)
            {
                return 1 / value;
            }
        }
    }

    /// <summary>(1 − e^(−k h)) / k, which is h where k is 0.</summary>
    public static double Saturation(double k, double h)
    {
        var x = k * h;
        return Math.Abs(x) < 1e-5 ? h * (1 - (x / 2) + (x * x / 6)) : (1 - Math.Exp(-x)) / k;
    }
}
