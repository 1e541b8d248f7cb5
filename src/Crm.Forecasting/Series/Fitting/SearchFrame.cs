namespace Crm.Forecasting.Series.Fitting;

/// <summary>A series in the units of a search, without its last digits.</summary>
/// <remarks>Losses are flat, and where a best constant lies at its bound each pass of a search multiplies a difference: one in the last digits, which a series loses when it is scaled or shifted, would lead the search elsewhere.</remarks>
internal sealed class SearchFrame
{
    /// <summary>Of the mean change, steps of 1.5e-8: no error is beyond <see cref="LaneSearch.Perfect"/>.</summary>
    private const int Places = 26;

    private readonly double _zero;

    private SearchFrame(double[] values, double zero, double scale, double spread) => (Values, _zero, Scale, Spread) = (values, zero, scale, spread);

    public double[] Values { get; }

    /// <summary>The size of a unit.</summary>
    public double Scale { get; }

    /// <summary>The mean change from a value to the next, in these units.</summary>
    public double Spread { get; }

    /// <summary>In mean changes from the first value: a shifted series has the same values. Where nothing multiplies.</summary>
    /// <param name="values">The values, not all the same.</param>
    public static SearchFrame FromFirst(double[] values)
    {
        var unit = MeanChange(values);
        return new(Array.ConvertAll(values, value => Round((value - values[0]) / unit)), values[0], unit, 1);
    }

    /// <summary>In mean changes from zero.</summary>
    /// <param name="values">The values, not all the same.</param>
    public static SearchFrame FromZero(double[] values)
    {
        var frame = FromFirst(values);
        var first = Round(values[0] / frame.Scale);
        return new(Array.ConvertAll(frame.Values, value => first + value), 0, frame.Scale, 1);
    }

    /// <summary>From zero, of a size about one: products of many stay in range.</summary>
    /// <param name="values">The values, not all the same.</param>
    public static SearchFrame OfSizeOne(double[] values)
    {
        var frame = FromZero(values);
        var size = frame.Values.Average(Math.Abs);
        return new(Array.ConvertAll(frame.Values, value => value / size), 0, frame.Scale * size, 1 / size);
    }

    /// <summary>In the units of the series.</summary>
    public double Restore(double value) => _zero + (value * Scale);

    private static double MeanChange(double[] values)
    {
        var sum = 0.0;
        for (var t = 1; t < values.Length; t++)
        {
            sum += Math.Abs(values[t] - values[t - 1]);
        }

        return sum / (values.Length - 1);
    }

    private static double Round(double value) => Math.ScaleB(Math.Round(Math.ScaleB(value, Places)), -Places);
}
