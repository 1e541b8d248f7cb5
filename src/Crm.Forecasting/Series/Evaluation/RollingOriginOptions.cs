namespace Crm.Forecasting.Series.Evaluation;

/// <summary>What a back-test looks at.</summary>
public sealed record RollingOriginOptions
{
    /// <summary>How many steps each forecast goes: at least 1.</summary>
    /// <value>Default: 12.</value>
    public int Horizon { get; init; } = 12;

    /// <summary>How many forecasts, each from another origin: at least 1. Fewer are made where the series has not so many.</summary>
    /// <value>Default: 8.</value>
    public int Origins { get; init; } = 8;

    /// <summary>How many steps lie between two origins: at least 1.</summary>
    /// <value>Default: 1.</value>
    public int Step { get; init; } = 1;

    /// <summary>How many values the first forecast knows at least: at least 1.</summary>
    /// <value>Default: 3.</value>
    public int LeastKnown { get; init; } = 3;

    /// <summary>How many threads: at least 1. The result is the same bit for bit.</summary>
    /// <value>Default: 1.</value>
    public int Threads { get; init; } = 1;

    internal void Check()
    {
        foreach (var (name, value) in new[] { (nameof(Horizon), Horizon), (nameof(Origins), Origins), (nameof(Step), Step), (nameof(LeastKnown), LeastKnown), (nameof(Threads), Threads) })
        {
            if (value < 1)
            {
                throw Refuse.Option($"{name} is {value}; it is at least 1.");
            }
        }
    }
}
