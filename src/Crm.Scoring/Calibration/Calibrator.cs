using System.Text.Json;
using Crm.Scoring.Evaluation;
using Crm.Scoring.Json;

namespace Crm.Scoring.Calibration;

/// <summary>Makes the curve from raw margins to probabilities.</summary>
public static class Calibrator
{
    private const int Folds = 5;

    /// <summary>Fits a curve, the same bits for any order of the rows. O(n log n).</summary>
    /// <param name="margins">Raw margins of rows that the model was not trained on; those of its own rows are too good to learn from.</param>
    /// <param name="target">What came of each row.</param>
    /// <param name="weights">How much each row counts; empty: 1.</param>
    /// <param name="method">How. With fewer than 5 rows of an outcome, <see cref="CalibrationMethod.Auto"/> is Platt.</param>
    /// <param name="seed">The seed of the folds of <see cref="CalibrationMethod.Auto"/>.</param>
    /// <exception cref="ScoringException">Lengths differ (<c>scoring.length_mismatch</c>), a margin is not finite (<c>scoring.invalid_value</c>), there is no row (<c>scoring.too_few_rows</c>) or one outcome only (<c>scoring.one_class</c>).</exception>
    public static ICalibration Fit(ReadOnlySpan<double> margins, ReadOnlySpan<bool> target, ReadOnlySpan<double> weights = default, CalibrationMethod method = CalibrationMethod.Auto, int seed = 1)
    {
        new Ranking(margins, target, weights).Classes();
        var order = Order(margins, target, weights);
        return Fit(method, seed, Take(margins, order), Take(target, order), weights.IsEmpty ? [] : Take(weights, order));
    }

    /// <summary>Reads what <see cref="ICalibration.Write"/> wrote.</summary>
    /// <exception cref="ScoringException">It is of another shape (<c>scoring.invalid_json</c>).</exception>
    public static ICalibration Read(JsonElement json)
    {
        var root = JsonAt.Root(json);
        return root.Get("method").Text() switch
        {
            "none" => PlattCalibration.None,
            "platt" => PlattCalibration.Of(root.Get("slope").Number(), root.Get("intercept").Number()),
            "isotonic" => IsotonicCalibration.Of(root.Get("margins").Numbers(), root.Get("probabilities").Numbers()),
            var other => throw root.Get("method").Wrong($"'{other}' is no method of calibration; there are 'platt', 'isotonic' and 'none'"),
        };
    }

    private static ICalibration Fit(CalibrationMethod method, int seed, double[] margins, bool[] target, double[] weights) => method switch
    {
        CalibrationMethod.None => PlattCalibration.None,
        CalibrationMethod.Platt => PlattCalibration.Fit(margins, target, weights),
        CalibrationMethod.Isotonic => IsotonicCalibration.Fit(margins, target, weights),
        _ => Fit(Better(margins, target, weights, seed), seed, margins, target, weights),
    };

    // Rows that are alike in all are interchangeable, so that sums and folds are those of any order.
    private static int[] Order(ReadOnlySpan<double> margins, ReadOnlySpan<bool> target, ReadOnlySpan<double> weights)
    {
        var (keys, order) = (new (double Margin, bool Outcome, double Weight)[margins.Length], new int[margins.Length]);
        for (var i = 0; i < order.Length; i++)
        {
            (keys[i], order[i]) = ((margins[i], target[i], weights.IsEmpty ? 1 : weights[i]), i);
        }

        Array.Sort(keys, order);
        return order;
    }

    private static CalibrationMethod Better(ReadOnlySpan<double> margins, ReadOnlySpan<bool> target, ReadOnlySpan<double> weights, int seed)
    {
        if (Math.Min(target.Count(true), target.Count(false)) < Folds)
        {
            return CalibrationMethod.Platt;
        }

        var gains = new PairedLoss();
        foreach (var split in Splits.Stratified(target, Folds, seed))
        {
            var train = split.Train.AsSpan();
            var (trainMargins, trainTarget) = (Take(margins, train), Take(target, train));
            var trainWeights = weights.IsEmpty ? [] : Take(weights, train);
            var platt = PlattCalibration.Fit(trainMargins, trainTarget, trainWeights);
            var isotonic = IsotonicCalibration.Fit(trainMargins, trainTarget, trainWeights);
            foreach (var row in split.Test)
            {
                gains.Add(Metrics.LogLoss(platt.Probability(margins[row]), target[row]), Metrics.LogLoss(isotonic.Probability(margins[row]), target[row]), weights.IsEmpty ? 1 : weights[row]);
            }
        }

        return gains.SecondIsBetter ? CalibrationMethod.Isotonic : CalibrationMethod.Platt;
    }

    private static T[] Take<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> rows)
    {
        var taken = new T[rows.Length];
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = values[rows[i]];
        }

        return taken;
    }
}
