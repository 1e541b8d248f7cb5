namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>How much a deal brings if it is won: one amount, or a distribution of amounts.</summary>
/// <remarks>
/// A distribution is its quantile function, linear between 17 knots at equal steps of probability. The ends are set so that the outer sixteenths keep their means, and the whole is scaled to the mean of what it was made of.
/// Immutable; curves scaled from one another share their knots.
/// </remarks>
public sealed class AmountCurve
{
    internal const int Bins = 16;

    private AmountCurve(AmountShape shape, double scale) => (Shape, Scale) = (shape, scale);

    /// <summary>The mean amount.</summary>
    public double Mean => Shape.Mean * Scale;

    /// <summary>The standard deviation of the amount; 0 where it is fixed.</summary>
    public double Deviation => Shape.Deviation * Scale;

    internal AmountShape Shape { get; }

    internal double Scale { get; }

    /// <summary>One amount that is certain.</summary>
    /// <param name="amount">The amount, from 0.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidValue"/>: the amount is negative or not finite.</exception>
    public static AmountCurve Fixed(double amount) => new(AmountShape.One, Checked(amount));

    /// <summary>The distribution of amounts that were seen.</summary>
    /// <param name="amounts">At least one amount, each from 0 and finite; in any order.</param>
    /// <returns>The curve; its mean is that of the amounts.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.TooFewValues"/>: there is none. <see cref="ForecastingErrorCodes.InvalidValue"/>: one is negative or not finite.</exception>
    public static AmountCurve Of(ReadOnlySpan<double> amounts)
    {
        if (amounts.IsEmpty)
        {
            throw Refuse.TooFew($"No amounts were given; a distribution needs at least one.");
        }

        var sorted = new double[amounts.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i] = Checked(amounts[i]);
        }

        Array.Sort(sorted);
        var mean = sorted.Average();
        return sorted[0] == sorted[^1] ? Fixed(sorted[0]) : new(AmountShape.OfSorted(sorted, mean), mean);
    }

    /// <summary>The same curve of amounts that are so many times as large. O(1).</summary>
    /// <param name="factor">From 0.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidValue"/>: the factor is negative or not finite.</exception>
    public AmountCurve Times(double factor) => new(Shape, Scale * Checked(factor));

    /// <summary>A quantile of the amount.</summary>
    /// <param name="probability">From 0 to 1.</param>
    /// <returns>The amount below which it lies with this probability.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: the probability is out of range.</exception>
    public double Quantile(double probability) => probability is >= 0 and <= 1
        ? Scale * Shape.Quantile(probability)
        : throw Refuse.Option($"A quantile at {probability} was asked for; 0 to 1 are possible.");

    private static double Checked(double amount) => amount >= 0 && double.IsFinite(amount)
        ? amount
        : throw Refuse.Of(ForecastingErrorCodes.InvalidValue, $"An amount of {amount}: amounts and their factors are finite and not negative.");
}
