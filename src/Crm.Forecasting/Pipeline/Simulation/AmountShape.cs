using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>The knots of an <see cref="AmountCurve"/> at a mean of one.</summary>
internal sealed class AmountShape
{
    /// <summary>The shape of what is certain.</summary>
    public static readonly AmountShape One = new([.. Enumerable.Repeat(1.0, AmountCurve.Bins + 1)], 1);

    private readonly double[] _knots;

    private AmountShape(double[] knots, double mean)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < AmountCurve.Bins; i++)
        {
            var (low, high) = (knots[i], knots[i + 1]);
            sum += (low + high) / 2;
            squares += ((low * low) + (low * high) + (high * high)) / 3;
        }

        // What the knots keep of the amounts has almost their mean; the rest is scaled away.
        var scale = mean * AmountCurve.Bins / sum;
        _knots = [.. knots.Select(k => k * scale)];
        Mean = mean;
        Deviation = Math.Sqrt(Math.Max(0, (squares * scale * scale / AmountCurve.Bins) - (mean * mean)));
    }

    public double Mean { get; }

    public double Deviation { get; }

    public bool IsCertain => Deviation == 0;

    public ReadOnlySpan<double> Knots => _knots;

    public static AmountShape OfSorted(double[] sorted, double mean)
    {
        var knots = new double[AmountCurve.Bins + 1];
        for (var i = 0; i < knots.Length; i++)
        {
            knots[i] = OrderStatistics.SortedQuantile(sorted, (double)i / AmountCurve.Bins);
        }

        var outer = sorted.Length / AmountCurve.Bins;
        if (outer > 0)
        {
            knots[0] = Math.Clamp((2 * sorted.Take(outer).Average()) - knots[1], 0, knots[1]);
            knots[^1] = Math.Max((2 * sorted.TakeLast(outer).Average()) - knots[^2], knots[^2]);
        }

        return new([.. knots.Select(k => k / mean)], 1);
    }

    public double Quantile(double probability)
    {
        var at = probability * AmountCurve.Bins;
        var bin = Math.Min((int)at, AmountCurve.Bins - 1);
        return _knots[bin] + ((at - bin) * (_knots[bin + 1] - _knots[bin]));
    }
}
