namespace Crm.Matching.Blocking;

/// <summary>How many pairs blocking may bring. Whatever the data, pairs, memory and time stay within these.</summary>
public sealed record BlockingOptions
{
    /// <summary>Up to how many possible pairs all are compared, without blocking; also what blocking may always bring. From 0.</summary>
    /// <value>3,000,000: some seconds.</value>
    public long EveryPairUpTo { get; init; } = 3_000_000;

    /// <summary>How many pairs there may be for each record, over all keys; above 0. A pair that several keys bring counts for each.</summary>
    /// <value>20.</value>
    public double PairsPerRecord { get; init; } = 20;

    /// <summary>How many pairs a block may bring before it is refined by further columns or, if that is not enough, swept by a sorted neighbourhood; from 1.</summary>
    /// <value>5,000: 100 records.</value>
    public long MaxPairsPerBlock { get; init; } = 5_000;

    /// <summary>With how many of its neighbours each record of a swept block is compared; 1 to 100. The budget can make it less.</summary>
    /// <value>5.</value>
    public int SweepWindow { get; init; } = 5;

    /// <summary>How many keys are planned at most; 1 to 64.</summary>
    /// <value>16.</value>
    public int MaxKeys { get; init; } = 16;

    /// <summary>How many threads work at most; from 1. Everything is the same for any number.</summary>
    /// <value>1.</value>
    public int Threads { get; init; } = 1;

    /// <summary>How many pairs all keys may bring together.</summary>
    internal long Budget(int records) => (long)Math.Max(EveryPairUpTo, Math.Min(PairsPerRecord * records, long.MaxValue / 2));

    internal void Check()
    {
        Need(EveryPairUpTo is >= 0 and <= long.MaxValue / 2, nameof(EveryPairUpTo), EveryPairUpTo, "at least 0");
        Need(PairsPerRecord > 0 && double.IsFinite(PairsPerRecord), nameof(PairsPerRecord), PairsPerRecord, "above 0");
        Need(MaxPairsPerBlock >= 1, nameof(MaxPairsPerBlock), MaxPairsPerBlock, "at least 1");
        Need(SweepWindow is >= 1 and <= 100, nameof(SweepWindow), SweepWindow, "from 1 to 100");
        Need(MaxKeys is >= 1 and <= 64, nameof(MaxKeys), MaxKeys, "from 1 to 64");
        Need(Threads >= 1, nameof(Threads), Threads, "at least 1");
    }

    private static void Need(bool isRight, string name, double value, string right)
    {
        if (!isRight)
        {
            throw Refuse.Option($"BlockingOptions.{name} is {value}; it must be {right}.");
        }
    }
}
