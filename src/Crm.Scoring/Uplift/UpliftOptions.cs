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
        Require(!Shares.IsDefault && Shares.All(s => s is > 0 and <= 1), nameof(Shares), "above 0, up to 1");
        Require(Samples >= 40, nameof(Samples), "40 or more");
        Require(Confidence is > 0 and < 1, nameof(Confidence), "above 0 and below 1");
        Require(Folds >= 2, nameof(Folds), "2 or more");
    }

    private static void Require(bool holds, string option, string right)
    {
        if (!holds)
        {
            throw new ScoringException(ScoringErrorCodes.InvalidOption, $"{nameof(UpliftOptions)}.{option} must be {right}.");
        }
    }
}
