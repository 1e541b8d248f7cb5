using System.Diagnostics;

namespace Crm.Durability.Load;

/// <summary>Writers within this process, at work until they are told to stop; what each save came to is kept.</summary>
internal sealed class Team(IServiceProvider services, int writers, int seed)
{
    private readonly Lock gate = new();
    private readonly long[] lastDone = new long[writers];
    private Task work = Task.CompletedTask;
    private volatile bool stops;

    /// <summary>What was acknowledged.</summary>
    public HashSet<DealVersion> Acknowledged { get; } = [];

    /// <summary>What was not.</summary>
    public List<SaveOutcome> Failed { get; } = [];

    /// <summary>How many saves ended, well or not.</summary>
    public int Ended { get; private set; }

    public void Start() => work = Task.WhenAll(Enumerable.Range(0, writers).Select(n => Task.Run(() => WriteAsync(n))));

    /// <summary>Waits, looking often.</summary>
    public async Task UntilAsync(Func<bool> done)
    {
        while (!done() && !work.IsCompleted)
        {
            await Task.Delay(5);
        }
    }

    /// <summary>Waits until each writer has had a save acknowledged.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> EachAgainAsync()
    {
        var now = Stopwatch.GetTimestamp();
        await UntilAsync(() => Array.TrueForAll(lastDone, l => l > now));
        return Stopwatch.GetElapsedTime(now);
    }

    public Task StopAsync()
    {
        stops = true;
        return work;
    }

    private async Task WriteAsync(int number)
    {
        var writer = new DealWriter(services, seed + number);
        while (!stops)
        {
            var outcome = await writer.SaveAsync(CancellationToken.None);
            lock (gate)
            {
                Ended++;
                if (outcome.Error is null)
                {
                    Acknowledged.UnionWith(outcome.Written);
                    Volatile.Write(ref lastDone[number], Stopwatch.GetTimestamp());
                }
                else
                {
                    Failed.Add(outcome);
                }
            }
        }
    }
}
