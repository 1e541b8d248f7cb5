using System.Collections.Immutable;

namespace Crm.Scoring.Uplift;

/// <summary>How uplift is judged.</summary>
public sealed record UpliftOptions
{
    /// <summary>The shares of rows, the most promising first, of which the uplift is told.</summary>
    /// <value>0.1, 0.2, 0.3; each above 0, up to 1.</value>
    public ImmutableArray<double> Shares { get; init; } = [0.1, 0.2, 0.3];

    /// <summary>How many bootstrap samples the intervals come from.</summary>
    /// <value>500; from 40 on.</value>
    public int Samples { get; init; } = 500;

    /// <summary>What the intervals hold.</summary>
    /// <value>0.95; above 0, below 1.</value>
    public double Confidence { get; init; } = 0.95;

    /// <summary>How many folds a study has, so that every row is judged by a model that did not see it.</summary>
    /// <value>5; from 2 on.</value>
    public int Folds { get; init; } = 5;

    /// <summary>What folds and samples are drawn with.</summary>
    /// <value>1.</value>
    public int Seed { get; init; } = 1;

    internal void Check()
    {
        var check = new OptionCheck(nameof(UpliftOptions));
        foreach (var share in Shares.IsDefault ? [double.NaN] : Shares)
        {
            check.Need(share is > 0 and <= 1, share, "above 0 and at most 1", nameof(Shares));
        }

        check.Need(Samples >= 40, Samples, "at least 40");
        check.Need(Confidence is > 0 and < 1, Confidence, "above 0 and below 1");
        check.Need(Folds >= 2, Folds, "at least 2");
    }
}
