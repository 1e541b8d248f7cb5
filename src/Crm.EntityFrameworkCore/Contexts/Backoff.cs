namespace Crm.EntityFrameworkCore.Contexts;

/// <summary>
/// How long to wait before work that met a transient fault is tried again: twice as long each time, a random part of it left out so that those who met do not meet again.
/// Bounded in number and in time. Thread-safe if what it is given is.
/// </summary>
/// <param name="random">Numbers from 0 to before 1.</param>
/// <param name="time">Measures how long the trying has gone on.</param>
internal sealed class Backoff(Func<double> random, TimeProvider time)
{
    /// <summary>How often work is tried again.</summary>
    public const int MaxRetries = 40;

    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(5);

    /// <summary>After how long nothing is tried again. A server that is started anew has as long to come back.</summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(20);

    /// <summary>By the system's clock and the process's random numbers.</summary>
    public static Backoff Default { get; } = new(Random.Shared.NextDouble, TimeProvider.System);

    /// <summary>A mark to measure from.</summary>
    public long Start() => time.GetTimestamp();

    /// <summary>The wait before a retry: 10-20 ms before the first, at most five seconds; null: it is given up.</summary>
    /// <param name="retry">The how-manyth, from 1.</param>
    /// <param name="start">When the trying began, by <see cref="Start"/>.</param>
    public TimeSpan? Next(int retry, long start) =>
        retry > MaxRetries || time.GetElapsedTime(start) >= MaxTime
            ? null
            : First * Math.Min(Math.Pow(2, retry - 1), MaxDelay / First) * (0.5 + (random() / 2));
}
