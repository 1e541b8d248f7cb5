using Crm.Forecasting.Series.Predictives;

namespace Crm.Forecasting.Series.Hierarchies;

/// <summary>Forecasts every node of a hierarchy by one method, and makes the forecasts add up.</summary>
/// <remarks>
/// Each node keeps the shape of its own distribution, moved to the reconciled forecast. Bottom-up and MinTrace give it the width that the covariance of all nodes' errors a step ahead leaves it, growing with the horizon as its own did;
/// top-down methods leave the width as it was.
/// </remarks>
/// <param name="forecaster">The method.</param>
/// <param name="method">How forecasts are made to add up; <see cref="ReconciliationMethod.MinTrace"/> by default.</param>
public sealed class HierarchicalForecaster(IForecaster forecaster, ReconciliationMethod method = ReconciliationMethod.MinTrace)
{
    private const int LeastErrors = 4;

    /// <summary>Forecasts.</summary>
    /// <param name="hierarchy">What adds up to what.</param>
    /// <param name="bottom">The series of its bottom, in order; of one length, with the same seasons. Where one lacks a value, so do its sums.</param>
    /// <param name="horizon">How many steps: at least one.</param>
    /// <param name="progress">Told the share of nodes that are fitted, 0 to 1.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The forecasts of all nodes.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.LengthMismatch"/>: there is not a series for each of the bottom, or they differ in length. <see cref="ForecastingErrorCodes.TooFewValues"/>: there are too few errors in common for a covariance. <see cref="ForecastingErrorCodes.InvalidOption"/>: shares by forecasts were asked for where groupings cross.</exception>
    public HierarchicalForecast Forecast(Hierarchy hierarchy, IReadOnlyList<TimeSeries> bottom, int horizon, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(hierarchy);
        ArgumentNullException.ThrowIfNull(bottom);
        Check(hierarchy, bottom);
        var count = hierarchy.Nodes.Length;
        var (history, errors, plain) = (new double[count][], new double[count][], new Forecast[count]);
        for (var node = 0; node < count; node++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            history[node] = [.. Enumerable.Range(0, bottom[0].Count).Select(t => hierarchy.Nodes[node].Members.Sum(member => bottom[member].Values[t]))];
            var fit = forecaster.Fit(bottom[0].WithValues(history[node]), cancellationToken);
            errors[node] = [.. history[node].Zip(fit.Fitted.ToArray(), (value, fitted) => value - fitted)];
            plain[node] = fit.Forecast(horizon);
            progress?.Report((node + 1.0) / count);
        }

        var (share, width, shrinkage) = Reconcile(hierarchy, history, errors);
        var points = new double[count][];
        for (var node = 0; node < count; node++)
        {
            points[node] = new double[horizon];
        }

        for (var step = 0; step < horizon; step++)
        {
            var reconciled = share([.. plain.Select(one => one.Point[step])]);
            ExactSums.Round(reconciled);
            var sums = hierarchy.Add(reconciled);
            for (var node = 0; node < count; node++)
            {
                points[node][step] = sums[node];
            }
        }

        return new(
            hierarchy,
            method,
            [.. plain.Select((one, node) => new Forecast(one.Method, [.. points[node]], new RescaledPredictive(one, points[node], [.. Enumerable.Repeat(width[node], horizon)]), one.Notes))],
            [.. plain],
            shrinkage);
    }

    /// <summary>How the bottom follows from all forecasts of a step, and how much wider each node's distribution gets.</summary>
    private (Func<double[], double[]> Share, double[] Width, double Shrinkage) Reconcile(Hierarchy hierarchy, double[][] history, double[][] errors)
    {
        var (count, sums) = (hierarchy.Nodes.Length, hierarchy.Sums);
        var same = Enumerable.Repeat(1.0, count).ToArray();
        switch (method)
        {
            case ReconciliationMethod.TopDownForecastShares:
                return (forecasts => Array.ConvertAll(TopDown.ForecastShares(forecasts, hierarchy), part => part * forecasts[0]), same, double.NaN);
            case ReconciliationMethod.TopDownAverageShares or ReconciliationMethod.TopDownSharesOfAverages:
                var shares = TopDown.PastShares(history, hierarchy, method == ReconciliationMethod.TopDownSharesOfAverages);
                return (forecasts => Array.ConvertAll(shares, part => part * forecasts[0]), same, double.NaN);
        }

        var (covariance, shrinkage) = ErrorCovariance.Shrunk(Common(errors));
        double[] Width(Func<int, double> variance) => [.. Enumerable.Range(0, count).Select(node => covariance[(node * count) + node] is var own and > 0 ? Math.Sqrt(variance(node) / own) : 1)];
        if (method == ReconciliationMethod.BottomUp)
        {
            return (forecasts => forecasts[sums..], Width(node => hierarchy.Nodes[node].Members.Sum(i => hierarchy.Nodes[node].Members.Sum(j => covariance[((sums + i) * count) + sums + j]))), shrinkage);
        }

        var projection = new MinTrace(hierarchy, covariance);
        return (projection.Bottom, Width(node => projection.Variances[node]), shrinkage);
    }

    /// <summary>The errors of the steps at which every node has one.</summary>
    private static double[][] Common(double[][] errors)
    {
        int[] steps = [.. Enumerable.Range(0, errors[0].Length).Where(t => Array.TrueForAll(errors, row => double.IsFinite(row[t])))];
        return steps.Length >= LeastErrors
            ? Array.ConvertAll(errors, row => Array.ConvertAll(steps, t => row[t]))
            : throw Refuse.TooFew($"There are {steps.Length} steps at which each of {errors.Length} nodes has a value and a fitted one; {LeastErrors} are needed. Top-down methods need none.");
    }

    private void Check(Hierarchy hierarchy, IReadOnlyList<TimeSeries> bottom)
    {
        if (bottom.Count != hierarchy.Bottom || bottom.Any(series => series.Count != bottom[0].Count))
        {
            throw Refuse.Lengths($"{bottom.Count} series of {string.Join(", ", bottom.Select(series => series.Count).Distinct().Order())} values are given; {hierarchy.Bottom} of one length are needed.");
        }

        if (method == ReconciliationMethod.TopDownForecastShares && !hierarchy.IsTree)
        {
            throw Refuse.Option($"{method} goes from level to level of a tree; where groupings cross, take another method.");
        }
    }
}
