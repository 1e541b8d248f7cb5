namespace Crm.Forecasting.Series.Seasonality;

/// <summary>A season that is the same each time, taken off a series and put back.</summary>
internal sealed class SeasonFigure
{
    private readonly double[] _figure;
    private readonly bool _factors;

    private SeasonFigure(double[] figure, bool factors) => (_figure, _factors) = (figure, factors);

    /// <summary>The season of a series by classical decomposition, in factors where all values are above zero; nothing where the test of 90 % finds none.</summary>
    public static SeasonFigure Of(double[] values, int length)
    {
        if (!SeasonalityTest.IsSeasonal(values, length))
        {
            return new([0], factors: false);
        }

        var factors = Array.TrueForAll(values, value => value > 0);
        var figure = ClassicalDecomposition.Figure(values, length, factors);

        // Factors near zero would blow up what lies between them.
        return factors && Array.Exists(figure, factor => factor < 0.01)
            ? new(ClassicalDecomposition.Figure(values, length, multiplicative: false), factors: false)
            : new(figure, factors);
    }

    public double[] Remove(double[] values) => [.. values.Select((value, place) => _factors ? value / At(place) : value - At(place))];

    public double Restore(double value, int place) => _factors ? value * At(place) : value + At(place);

    /// <summary>How many times as large errors are at a place.</summary>
    public double Size(int place) => _factors ? At(place) : 1;

    private double At(int place) => _figure[place % _figure.Length];
}
