namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>How a pipeline is simulated.</summary>
public sealed record SimulationOptions
{
    /// <summary>How many trials are drawn; 64 to 10,000,000. The error of a quantile falls with the root of their number.</summary>
    /// <value>10,000.</value>
    public int Trials { get; init; } = 10_000;

    /// <summary>The seed: the same one gives the same bits, whatever the number of threads and the width of the vectors of the processor.</summary>
    /// <value>1.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many threads are used; from 1.</summary>
    /// <value>1.</value>
    public int Threads { get; init; } = 1;

    /// <summary>Whether sums are kept by owner.</summary>
    /// <value><see langword="false"/>.</value>
    public bool ByOwner { get; init; }

    /// <summary>Whether sums are kept by team.</summary>
    /// <value><see langword="false"/>.</value>
    public bool ByTeam { get; init; }

    /// <summary>Whether sums are kept by product.</summary>
    /// <value><see langword="false"/>.</value>
    public bool ByProduct { get; init; }

    internal SimulationOptions Checked()
    {
        if (Trials is < 64 or > 10_000_000)
        {
            throw Refuse.Option($"{Trials} trials; 64 to 10,000,000 are possible.");
        }

        return Threads >= 1 ? this : throw Refuse.Option($"{Threads} threads; at least 1 is possible.");
    }
}
