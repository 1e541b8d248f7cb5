namespace Crm.Scoring.Honesty;

/// <summary>What data must have at least.</summary>
public sealed record SufficiencyOptions
{
    /// <summary>The fewest rows.</summary>
    /// <value>200; from 1 on.</value>
    public int MinimumRows { get; init; } = 200;

    /// <summary>The fewest rows of either outcome.</summary>
    /// <value>50; from <see cref="Folds"/> on.</value>
    public int MinimumOfEachClass { get; init; } = 50;

    /// <summary>The shortest time that the rows may span, where their times are given.</summary>
    /// <value>90 days; not negative.</value>
    public TimeSpan MinimumSpan { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How many times the target is shuffled. The signal counts where no shuffled target is learned as well, so 19 holds the chance of taking noise for a signal at 5 %.</summary>
    /// <value>19; from 1 on.</value>
    public int Shuffles { get; init; } = 19;

    /// <summary>How many rows of either outcome the signal is sought in, at most; it bounds the time.</summary>
    /// <value>1,000, where an AUC of 0.53 stands out from chance; from 50, and from <see cref="Folds"/>, on.</value>
    public int MostOfEachClass { get; init; } = 1_000;

    /// <summary>How many folds there are.</summary>
    /// <value>3; from 2 on.</value>
    public int Folds { get; init; } = 3;

    /// <summary>What rows, folds and shuffles are drawn with.</summary>
    /// <value>1.</value>
    public int Seed { get; init; } = 1;

    internal void Check()
    {
        var check = new OptionCheck(nameof(SufficiencyOptions));
        check.Need(MinimumRows >= 1, MinimumRows, "at least 1");
        check.Need(Folds >= 2, Folds, "at least 2");
        check.Need(MinimumOfEachClass >= Folds, MinimumOfEachClass, "at least the folds");
        check.Need(MinimumSpan >= TimeSpan.Zero, MinimumSpan, "not negative");
        check.Need(Shuffles >= 1, Shuffles, "at least 1");
        check.Need(MostOfEachClass >= Math.Max(50, Folds), MostOfEachClass, "at least 50, and at least the folds");
    }
}
