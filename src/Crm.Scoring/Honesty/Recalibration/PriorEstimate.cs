namespace Crm.Scoring.Honesty;

/// <summary>The base rate of rows whose outcomes are not known yet, from what a calibrated model says of them (Saerens, Latinne and Decaestecker 2002).</summary>
/// <param name="TrainingRate">The base rate of the training.</param>
/// <param name="Rate">The most likely base rate now.</param>
/// <param name="TestStatistic">Twice the log-likelihood gained over the old rate: chi-square with one degree of freedom when the rate did not move (section 3).</param>
public sealed record PriorEstimate(double TrainingRate, double Rate, double TestStatistic)
{
    private const double ChiSquare95 = 3.841;

    /// <summary>The rate moved, at the 5 % level.</summary>
    public bool HasMoved => TestStatistic > ChiSquare95;

    /// <summary>The correction from the old rate to the new.</summary>
    /// <exception cref="ScoringException">The most likely rate is 0 or 1 (<c>scoring.invalid_option</c>).</exception>
    public BaseRateShift Shift => BaseRateShift.Between(TrainingRate, Rate);

    /// <summary>Estimates the base rate. The likelihood has one peak in it, which the paper climbs to by EM; bisection of its slope gets there in fixed time. O(rows).</summary>
    /// <param name="probabilities">Calibrated probabilities of the rows now, 0 to 1.</param>
    /// <param name="trainingRate">The base rate that they are calibrated for, above 0 and below 1.</param>
    /// <exception cref="ScoringException">The rate (<c>scoring.invalid_option</c>) or a probability (<c>scoring.invalid_value</c>) is out of its range, or there are none (<c>scoring.too_few_rows</c>).</exception>
    public static PriorEstimate Of(ReadOnlySpan<double> probabilities, double trainingRate)
    {
        Predictions.Check(probabilities);
        Predictions.Rate(trainingRate);
        var (low, high) = (0.0, 1.0);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Slope(probabilities, trainingRate, middle) > 0 ? (middle, high) : (low, middle);
        }

        var rate = (low + high) / 2;
        var gained = 0.0;
        foreach (var p in probabilities)
        {
            gained += Math.Log((p * rate / trainingRate) + ((1 - p) * (1 - rate) / (1 - trainingRate)));
        }

        return new(trainingRate, rate, Math.Max(2 * gained, 0));
    }

    private static double Slope(ReadOnlySpan<double> probabilities, double trainingRate, double rate)
    {
        var slope = 0.0;
        foreach (var p in probabilities)
        {
            var (positive, negative) = (p / trainingRate, (1 - p) / (1 - trainingRate));
            slope += (positive - negative) / ((rate * positive) + ((1 - rate) * negative));
        }

        return slope;
    }
}
