namespace Crm.Scoring.Linear;

/// <summary>How a logistic regression is trained.</summary>
public sealed record LinearOptions
{
    /// <summary>
    /// The strength of the penalty, above 0, against the mean log loss of a row: mean loss + penalty x ((1 - <see cref="L1Share"/>) / 2 x sum of squared coefficients + <see cref="L1Share"/> x sum of their sizes). The
    /// intercept is free. 1 / (C x rows) is what other packages call C.
    /// </summary>
    /// <value>The default is null: of a path of 13, the one with the lowest log loss in a cross-validation.</value>
    public double? Penalty { get; init; }

    /// <summary>How much of the penalty is on the sizes of the coefficients (L1), 0 to 1; the rest is on their squares (L2). With some L1, coefficients become 0.</summary>
    /// <value>The default is 0.</value>
    public double L1Share { get; init; }

    /// <summary>A level with fewer rows is pooled with the other such levels of its column.</summary>
    /// <value>The default is 10.</value>
    public int RareLevelRows { get; init; } = 10;

    /// <summary>How many levels of a column have a coefficient of their own, the most frequent; the others are pooled.</summary>
    /// <value>The default is 100.</value>
    public int MaxLevels { get; init; } = 100;

    /// <summary>What a missing number is. A missing category, yes or no is a level of its own.</summary>
    /// <value>The default is <see cref="MissingNumbers.Indicator"/>.</value>
    public MissingNumbers MissingNumbers { get; init; }

    /// <summary>How many folds the cross-validation of the penalty has, at least 2; as many as there are rows of the rarer outcome, if these are fewer.</summary>
    /// <value>The default is 5.</value>
    public int Folds { get; init; } = 5;

    /// <summary>The seed of the folds.</summary>
    /// <value>The default is 1.</value>
    public int Seed { get; init; } = 1;

    /// <summary>How many threads work at most, from 1, on the folds of the cross-validation of the penalty. The model is the same for any number.</summary>
    /// <value>The default is 1.</value>
    public int Threads { get; init; } = 1;

    internal void Check()
    {
        var check = new OptionCheck(nameof(LinearOptions));
        check.Need(Penalty is null or (> 0 and < double.PositiveInfinity), Penalty, "above 0, or null");
        check.Need(L1Share is >= 0 and <= 1, L1Share, "from 0 to 1");
        check.Need(RareLevelRows >= 0, RareLevelRows, "at least 0");
        check.Need(MaxLevels >= 1, MaxLevels, "at least 1");
        check.Need(Folds >= 2, Folds, "at least 2");
        check.Need(Threads >= 1, Threads, "at least 1");
    }
}
