using System.Collections.Concurrent;
using System.Diagnostics;
using Crm.Changes;
using Crm.Durability.Load;
using Crm.Durability.Verification;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Crm.Durability.Checks;

/// <summary>Two relays at once, killed with SIGKILL again and again while a writer writes: every event comes, by one id, in order per record.</summary>
internal static class RelayCheck
{
    private const string Name = "kill -9 of a relay";
    private const int LongestMilliseconds = 400;

    public static Task<CheckResult> RunAsync(Run run, StoreKind kind) => run.DoAsync(Name, kind, run.Counts.RelayKills, async store =>
    {
        var random = new Random(run.Seed(Name));
        var lines = new List<string>();
        var acknowledged = new HashSet<DealVersion>();
        var violations = new List<string>();
        await using (var writer = ChildProcess.Start("trickle", store, random.Next()))
        {
            await writer.BegunAsync();
            var relays = new Queue<ChildProcess>([ChildProcess.Start("relay", store, 0)]);
            try
            {
                for (var kill = 1; kill <= run.Counts.RelayKills; kill++)
                {
                    relays.Enqueue(ChildProcess.Start("relay", store, 0));
                    await using var oldest = relays.Dequeue();
                    await oldest.BegunAsync();
                    await Task.Delay(random.Next(LongestMilliseconds));
                    await oldest.KillAsync();
                    lines.AddRange(oldest.Lines);
                    run.Tell(Name, kill, run.Counts.RelayKills);
                }
            }
            finally
            {
                foreach (var relay in relays)
                {
                    await relay.DisposeAsync();
                    lines.AddRange(relay.Lines);
                }
            }

            await writer.KillAsync();
            violations.AddRange(writer.Lines.Where(l => !KillCheck.Note(l, acknowledged)));
        }

        var before = lines.Count;
        lines.AddRange(await DrainAsync(store));
        violations.AddRange(lines.Where(l => l.StartsWith("error", StringComparison.Ordinal)));
        var deliveries = lines.Select(Deliveries.Parse).OfType<Delivery>().ToList();
        var ledger = await Ledger.ReadAsync(store);
        violations.AddRange(Wholeness.Check(ledger, acknowledged).Concat(DeliveryOrder.Check(ledger, deliveries)));
        return (acknowledged.Count, $"{deliveries.Count} deliveries of {deliveries.DistinctBy(d => d.Event).Count()} events, {lines.Count - before} of them after the last kill", violations);
    });

    /// <summary>Delivers what is left, also what belongs to relays that are no more, once their time is over.</summary>
    private static async Task<IReadOnlyCollection<string>> DrainAsync(Store store)
    {
        var lines = new ConcurrentQueue<string>();
        await using var services = LoadCrm.Create(store, Deliveries.Note(lines.Enqueue));
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var isLast = Stopwatch.GetElapsedTime(started) > (2 * Children.Lease).ToTimeSpan();
            var delivered = await services.InScopeAsync(p => p.GetRequiredService<EventRelay>().DeliverAsync(CancellationToken.None).AsTask());
            if (delivered == 0 && (isLast || (await Ledger.ReadAsync(store)).Events.TrueForAll(e => e.State == "done")))
            {
                return lines;
            }

            await Task.Delay(200);
        }
    }
}
