using System.Runtime.Intrinsics;
using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>An amount in every trial of a simulation.</summary>
public sealed class SimulatedAmount
{
    private readonly Lazy<float[]> _sorted;

    internal SimulatedAmount(ReadOnlyMemory<float> trials)
    {
        Trials = trials;
        _sorted = new(() => RadixSort.Ascending(Trials.Span));
        (Mean, Deviation) = Moments(trials.Span);
    }

    /// <summary>The amounts, trial by trial: the same trial of two simulations of one seed met the same luck.</summary>
    public ReadOnlyMemory<float> Trials { get; }

    /// <summary>The mean.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation.</summary>
    public double Deviation { get; }

    /// <summary>The amount that is exceeded with 90 %.</summary>
    public double P10 => Quantile(0.1);

    /// <summary>The amount that is exceeded as often as not.</summary>
    public double P50 => Quantile(0.5);

    /// <summary>The amount that is exceeded with 10 %.</summary>
    public double P90 => Quantile(0.9);

    /// <summary>A quantile, interpolated between neighbouring trials (Hyndman and Fan, type 7). The first one sorts the trials.</summary>
    /// <param name="probability">From 0 to 1.</param>
    /// <returns>The amount below which it lies with this probability.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: the probability is out of range.</exception>
    public double Quantile(double probability)
    {
        if (probability is not (>= 0 and <= 1))
        {
            throw Refuse.Option($"A quantile at {probability} was asked for; 0 to 1 are possible.");
        }

        var sorted = _sorted.Value;
        var at = probability * (sorted.Length - 1);
        var below = (int)at;
        double low = sorted[below];
        return low + ((at - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - low));
    }

    /// <summary>How probable it is to reach an amount.</summary>
    /// <param name="amount">The amount: a quota.</param>
    /// <returns>The share of trials that bring at least as much.</returns>
    public double ProbabilityOf(double amount)
    {
        var reached = 0;
        foreach (var value in Trials.Span)
        {
            reached += value >= amount ? 1 : 0;
        }

        return (double)reached / Trials.Length;
    }

    private static (double Mean, double Deviation) Moments(ReadOnlySpan<float> values)
    {
        // Sums of differences from the first value, lane by lane in a fixed order: squares of large amounts would eat the digits.
        var origin = Vector512.Create((double)values[0]);
        var (sum, squares) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var i = 0;
        for (; i + Vector512<float>.Count <= values.Length; i += Vector512<float>.Count)
        {
            var (low, high) = Vector512.Widen(Vector512.Create<float>(values[i..]));
            (low, high) = (low - origin, high - origin);
            sum += low + high;
            squares += (low * low) + (high * high);
        }

        var (first, second) = (Vector512.Sum(sum), Vector512.Sum(squares));
        for (; i < values.Length; i++)
        {
            var difference = (double)values[i] - values[0];
            first += difference;
            second += difference * difference;
        }

        var mean = first / values.Length;
        return (values[0] + mean, Math.Sqrt(Math.Max(0, (second / values.Length) - (mean * mean))));
    }
}
