namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>What each trial brought: by group, and by period with all periods together behind them.</summary>
internal sealed class TrialSums(int groups, int periods, int trials)
{
    private readonly float[][] _sums = [.. Enumerable.Range(0, groups * (periods + 1)).Select(_ => new float[trials])];

    /// <summary>The sums of a group in a period, by trial.</summary>
    public float[] Of(int group, int period) => _sums[(group * (periods + 1)) + period];
}
