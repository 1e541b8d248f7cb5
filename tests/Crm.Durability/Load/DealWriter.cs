using Crm.Sales;
using Crm.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Durability.Load;

/// <summary>Saves new deals and changes of its own ones, one save after the other; nobody else writes them. Not thread-safe.</summary>
internal sealed class DealWriter(IServiceProvider services, int seed)
{
    private const int Known = 20;
    private readonly Random random = new(seed);
    private readonly List<DealVersion> mine = [];

    /// <summary>Saves once: a new deal, or a change, or both together.</summary>
    /// <returns>What the save wrote, and how it ended.</returns>
    public async Task<SaveOutcome> SaveAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
        var wanted = new List<DealVersion>();
        try
        {
            var choice = random.Next(3);
            var saved = new List<Deal>();
            if (choice > 0 && mine.Count > 0)
            {
                var one = mine[random.Next(mine.Count)];
                var deal = await crm.LoadForChangeAsync<Deal>(new(one.Deal), cancellationToken);
                deal.Name = $"Deal {random.Next()}";
                deal.Amount = new(random.Next(1, 100_000) + 1, "USD");
                wanted.Add(one with { Version = one.Version + 1 });
                saved.Add(deal);
            }

            if (choice != 1 || saved.Count == 0)
            {
                var deal = crm.Add(new Deal { Name = $"Deal {random.Next()}" });
                wanted.Add(new(deal.Key, 1));
                saved.Add(deal);
            }

            await crm.SaveAsync(cancellationToken);
            var told = saved.ConvertAll(d => new DealVersion(d.Key, d.Version));
            Learn(told);
            return new(told, told.SequenceEqual(wanted) ? null : new InvalidOperationException($"The session says {string.Join(", ", told)} where {string.Join(", ", wanted)} was saved."));
        }
        catch (Exception e)
        {
            // What is to become of these is for the check to see; they are not built on.
            mine.RemoveAll(m => wanted.Exists(w => w.Deal == m.Deal));
            return new(wanted, e);
        }
    }

    private void Learn(List<DealVersion> saved)
    {
        mine.RemoveAll(m => saved.Exists(s => s.Deal == m.Deal));
        mine.AddRange(saved);
        while (mine.Count > Known)
        {
            mine.RemoveAt(random.Next(mine.Count));
        }
    }
}

/// <summary>How a save ended.</summary>
/// <param name="Written">What it was to write.</param>
/// <param name="Error">Null: it was acknowledged.</param>
internal sealed record SaveOutcome(IReadOnlyList<DealVersion> Written, Exception? Error);
