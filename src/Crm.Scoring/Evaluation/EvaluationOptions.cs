namespace Crm.Scoring.Evaluation;

/// <summary>How probabilities are judged.</summary>
public sealed record EvaluationOptions
{
    /// <summary>How often the rows are drawn anew for the intervals; at least 2.</summary>
    /// <value>The default is 200.</value>
    public int Resamples { get; init; } = 200;

    /// <summary>The share of the resamples that an interval holds, above 0 and below 1.</summary>
    /// <value>The default is 0.95.</value>
    public double Confidence { get; init; } = 0.95;

    /// <summary>The seed of the resamples.</summary>
    /// <value>The default is 1.</value>
    public int Seed { get; init; } = 1;

    internal void Check()
    {
        var check = new OptionCheck(nameof(EvaluationOptions));
        check.Need(Resamples >= 2, Resamples, "at least 2");
        check.Need(Confidence is > 0 and < 1, Confidence, "above 0 and below 1");
    }
}
