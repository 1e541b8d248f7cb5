namespace Crm.Forecasting.Numerics;

/// <summary>Gauss-Legendre quadrature on [0, 1].</summary>
internal sealed class GaussLegendre
{
    /// <summary>Exact for polynomials of degree 11.</summary>
    public static readonly GaussLegendre Six = new(6);

    /// <summary>Exact for polynomials of degree 15.</summary>
    public static readonly GaussLegendre Eight = new(8);

    /// <summary>Exact for polynomials of degree 23.</summary>
    public static readonly GaussLegendre Twelve = new(12);

    /// <summary>Exact for polynomials of degree 31.</summary>
    public static readonly GaussLegendre Sixteen = new(16);

    /// <param name="count">How many nodes.</param>
    private GaussLegendre(int count)
    {
        Nodes = new double[count];
        Weights = new double[count];
        for (var i = 0; i < count; i++)
        {
            // Newton's method on the Legendre polynomial, from Chebyshev's guess.
            var x = Math.Cos(Math.PI * (i + 0.75) / (count + 0.5));
            var slope = 0.0;
            for (var step = 0; step < 8; step++)
            {
                var (before, value) = (1.0, x);
                for (var n = 2; n <= count; n++)
                {
                    (before, value) = (value, (((2 * n) - 1) * x * value / n) - ((n - 1) * before / n));
                }

                slope = count * ((x * value) - before) / ((x * x) - 1);
                x -= value / slope;
            }

            Nodes[i] = (1 - x) / 2;
            Weights[i] = 1 / ((1 - (x * x)) * slope * slope);
        }
    }

    /// <summary>Where to evaluate, ascending, in (0, 1).</summary>
    public double[] Nodes { get; }

    /// <summary>What each value counts; they sum to 1.</summary>
    public double[] Weights { get; }

    /// <summary>The integral of a function over [from, to], cut into equal panels.</summary>
    public double Integrate(Func<double, double> function, double from, double to, int panels)
    {
        var (sum, width) = (0.0, (to - from) / panels);
        for (var panel = 0; panel < panels; panel++)
        {
            for (var i = 0; i < Nodes.Length; i++)
            {
                sum += Weights[i] * function(from + (width * (panel + Nodes[i])));
            }
        }

        return sum * width;
    }
}
