using Crm.Sales;
using Crm.Sessions;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Two years of deals as they were made and closed, month by month: the larger ones are mostly won.</summary>
internal sealed class SellingYears(Func<CrmSession> open, StillClock clock, int seed = 1)
{
    private readonly Random random = new(seed);
    private readonly Queue<List<Id<Deal>>> waiting = [];

    /// <summary>Lives through months; what stays open at their end is what was made in the last two.</summary>
    public async Task LiveAsync(int months, int deals = 16)
    {
        for (var month = 0; month < months; month++)
        {
            if (waiting.Count >= 2)
            {
                await CloseAsync(waiting.Dequeue());
            }

            waiting.Enqueue(await MakeAsync(deals));
            clock.Advance(Duration.FromDays(30));
        }
    }

    private async Task<List<Id<Deal>>> MakeAsync(int count)
    {
        var crm = open();
        var made = new List<Id<Deal>>();
        for (var i = 0; i < count; i++)
        {
            made.Add(crm.Add(new Deal { Name = "D", Amount = new Money(random.Next(1_000), "EUR") }).Id);
        }

        await crm.SaveAsync();
        return made;
    }

    private async Task CloseAsync(List<Id<Deal>> deals)
    {
        var crm = open();
        foreach (var id in deals)
        {
            var deal = await crm.LoadForChangeAsync(id);
            var isLarge = deal.Amount!.Value.Amount > 500;
            await crm.MoveAsync(deal, isLarge == (random.Next(10) < 9) ? "won" : "lost", "price");

            // Known with the outcome only: a model that looked at the deal as it is now would know it from this.
            deal.Amount = new Money(isLarge ? 1 : 999, "EUR");
        }

        await crm.SaveAsync();
    }
}
