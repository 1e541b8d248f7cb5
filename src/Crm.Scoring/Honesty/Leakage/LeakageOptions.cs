namespace Crm.Scoring.Honesty;

/// <summary>When a column counts as a leak.</summary>
public sealed record LeakageOptions
{
    /// <summary>The AUC of a single column from which on, with 95 % confidence, it is a leak, unless columns below it tell the outcome as well together.</summary>
    /// <value>0.95; above 0.5, up to 1.</value>
    public double TellingAuc { get; init; } = 0.95;

    /// <summary>The AUC of a single column from which on it is compared with all others together.</summary>
    /// <value>0.75; above 0.5, up to 1.</value>
    public double SuspiciousAuc { get; init; } = 0.75;

    /// <summary>How many times as likely with one outcome as with the other a value must be to mark it.</summary>
    /// <value>30: with one positive row in nine, 79 % of the rows with a value that marks the positive outcome are positive. Above 1.</value>
    public double MarkingRatio { get; init; } = 30;

    /// <summary>The share of a class (of all rows, for a level that rules the outcome out) that must be concerned; below it a mark is a curiosity.</summary>
    /// <value>0.05; above 0, below 1.</value>
    public double MarkedShare { get; init; } = 0.05;

    /// <summary>How many folds there are.</summary>
    /// <value>5; from 2 on.</value>
    public int Folds { get; init; } = 5;

    /// <summary>What the folds are drawn with.</summary>
    /// <value>1.</value>
    public int Seed { get; init; } = 1;

    internal void Check()
    {
        var check = new OptionCheck(nameof(LeakageOptions));
        check.Need(TellingAuc is > 0.5 and <= 1, TellingAuc, "above 0.5 and at most 1");
        check.Need(SuspiciousAuc is > 0.5 and <= 1, SuspiciousAuc, "above 0.5 and at most 1");
        check.Need(MarkingRatio > 1 && double.IsFinite(MarkingRatio), MarkingRatio, "above 1");
        check.Need(MarkedShare is > 0 and < 1, MarkedShare, "above 0 and below 1");
        check.Need(Folds >= 2, Folds, "at least 2");
    }
}
