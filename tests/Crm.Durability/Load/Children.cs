using Crm.Changes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Crm.Durability.Load;

/// <summary>What this program does as a child: it writes, or relays, until it is killed or its input ends.</summary>
internal static class Children
{
    /// <summary>How long an event belongs to a relay that was killed.</summary>
    public static readonly Duration Lease = Duration.FromSeconds(5);

    /// <summary>How long a writer rests after each save where relays are to keep up with it.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);

    private const int Writers = 4;
    private static readonly Lock Output = new();

    /// <summary>Several writers at once. Each save that was acknowledged is a line: every version it wrote.</summary>
    public static async Task WriteAsync(Store store, int seed, TimeSpan rest)
    {
        EndWithInput();
        await using var services = LoadCrm.Create(store);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(n => Task.Run(async () =>
        {
            var writer = new DealWriter(services, seed + n);
            while (true)
            {
                var outcome = await writer.SaveAsync(CancellationToken.None);
                Say(outcome.Error is null ? $"ack {string.Join(',', outcome.Written)}" : $"error {outcome.Error.Message.ReplaceLineEndings(" ")}");
                await Task.Delay(rest);
            }
        })));
    }

    /// <summary>Merges and undoes. Each that was acknowledged is a line.</summary>
    public static async Task MergeAsync(Store store, int seed)
    {
        EndWithInput();
        await using var services = LoadCrm.Create(store);
        await foreach (var line in new Merger(services, seed).RunAsync())
        {
            Say(line);
        }
    }

    /// <summary>Imports the file of a seed. Each batch that was acknowledged is a line, and so is the end.</summary>
    public static async Task ImportAsync(Store store, int seed)
    {
        EndWithInput();
        await using var services = LoadCrm.Create(store);
        Say("begun");
        Say($"done {await new Importer(services, seed).RunAsync(n => Say($"saved {n}"))}");
        await Task.Delay(Timeout.Infinite);
    }

    /// <summary>A relay. Each delivery is a line: when, which event, of which version.</summary>
    public static async Task RelayAsync(Store store)
    {
        EndWithInput();
        await using var services = LoadCrm.Create(store, Deliveries.Note(Say));
        while (true)
        {
            try
            {
                if (await services.InScopeAsync(p => p.GetRequiredService<EventRelay>().DeliverAsync(CancellationToken.None).AsTask()) == 0)
                {
                    await Task.Delay(20);
                }
            }
            catch (CrmException e)
            {
                Say($"error {e.Code}");
            }
        }
    }

    /// <summary>One write a line, so that nothing is held back when the process is killed.</summary>
    private static void Say(string line)
    {
        lock (Output)
        {
            Console.Out.Write(line + "\n");
            Console.Out.Flush();
        }
    }

    private static void EndWithInput() => new Thread(() =>
    {
        _ = Console.In.Read();
        Environment.Exit(0);
    })
    { IsBackground = true }.Start();
}
