namespace Crm.Insights;

/// <summary>How probable an observation is where nothing has changed.</summary>
internal static class Chances
{
    private const int MostTerms = 500;

    /// <summary>P(X &lt;= k) for a binomial X of <paramref name="n"/> draws with probability <paramref name="p"/>; by the incomplete beta function (Abramowitz and Stegun 26.5.24).</summary>
    public static double Binomial(long k, long n, double p) => k >= n ? 1 : IncompleteBeta(n - k, k + 1, 1 - p);

    /// <summary>P(T &lt;= t) for Student's t with <paramref name="degrees"/> of freedom (Abramowitz and Stegun 26.7.1).</summary>
    public static double Student(double t, double degrees)
    {
        var tail = IncompleteBeta(degrees / 2, 0.5, degrees / (degrees + (t * t))) / 2;
        return t < 0 ? tail : 1 - tail;
    }

    /// <summary>The regularized incomplete beta function, by its continued fraction (Didonato and Morris 1992, (9); evaluated by Lentz' method).</summary>
    public static double IncompleteBeta(double a, double b, double x)
    {
        if (x <= 0 || x >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        // The fraction converges fast on this side of the mean only.
        return x > (a + 1) / (a + b + 2)
            ? 1 - IncompleteBeta(b, a, 1 - x)
            : Math.Exp((a * Math.Log(x)) + (b * Math.Log(1 - x)) - LogBeta(a, b)) / a * Fraction(a, b, x);
    }

    private static double Fraction(double a, double b, double x)
    {
        const double Tiny = 1e-300;
        double c = 1, d = 1 / NonZero(1 - ((a + b) * x / (a + 1))), value = d;
        for (var m = 1; m <= MostTerms; m++)
        {
            Step(m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m))));
            if (Math.Abs(Step(-(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1))) - 1) < 1e-15)
            {
                break;
            }
        }

        return value;

        double Step(double term)
        {
            d = 1 / NonZero(1 + (term * d));
            c = NonZero(1 + (term / c));
            value *= c * d;
            return c * d;
        }

        static double NonZero(double v) => Math.Abs(v) < Tiny ? Tiny : v;
    }

    private static double LogBeta(double a, double b) => LogGamma(a) + LogGamma(b) - LogGamma(a + b);

    /// <summary>Stirling's series (Abramowitz and Stegun 6.1.41), after arguments below 12 are raised by the recurrence.</summary>
    private static double LogGamma(double x)
    {
        var below = 0.0;
        while (x < 12)
        {
            below += Math.Log(x++);
        }

        var inverse = 1 / (x * x);
        var series = ((((((-691.0 / 360360 * inverse) + (1.0 / 1188)) * inverse) - (1.0 / 1680)) * inverse) + (1.0 / 1260)) * inverse;
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + ((((series - (1.0 / 360)) * inverse) + (1.0 / 12)) / x) - below;
    }
}
