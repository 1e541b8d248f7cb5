using Crm.Contacts;
using Crm.Extensibility;
using Crm.Sales;
using Crm.Sessions;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Managers over the people of the tests, a pipeline whose stages stand in different categories, and territories. The fiscal year begins in April, the zone is Berlin's.</summary>
internal static class ForecastScene
{
    /// <summary>In the place of the one that new deals start in.</summary>
    public const string Pipeline = "Sales";

    /// <summary>January to March 2026: the quarter of the tests' clock.</summary>
    public static FiscalPeriod Quarter { get; } = FiscalPeriod.OfQuarter(2025, 4);

    public static LocalDate InQuarter { get; } = new(2026, 3, 20);

    public static LocalDate NextQuarter { get; } = new(2026, 5, 10);

    public static void Compose(CrmBuilder crm) => crm.Provision(Org.North, t => t
        .Pipeline(Pipeline, p => p.Stage("a", 0.1m).Stage("b", 0.3m, category: ForecastCategories.BestCase).Stage("c", 0.6m, category: ForecastCategories.Committed).Won().Lost())
        .Pipeline("Guarded", p => p.Stage("new").Won().Lost())
        .Role("Blind", r => r.On("*", Security.Depth.All, readFields: Security.FieldGrant.AllExcept("amount")))
        .Role("Adjuster", r => r.On("*", Security.Depth.All).On("forecastAdjustment", Security.Depth.All, Security.Depth.All)));

    /// <summary>Boss over Tom and Una, Tom over Ann, Una over Bea; Flo and Ivo alone.</summary>
    public static DirectorySnapshot Managed(DirectorySnapshot directory)
    {
        var managers = new Dictionary<Id<User>, Id<User>> { [Org.Tom] = Org.Boss, [Org.Una] = Org.Boss, [Org.Ann] = Org.Tom, [Org.Bea] = Org.Una };
        return directory with { Users = [.. directory.Users.Select(u => u with { Manager = managers.TryGetValue(u.Id, out var manager) ? manager : null })] };
    }

    /// <summary>Adds a deal that stands in a stage.</summary>
    public static async Task<Deal> AddAsync(CrmSession crm, string name, Id<User>? owner, decimal? amount, LocalDate? closes, string stage = "a", Id<Account>? account = null)
    {
        var deal = crm.Add(new Deal { Name = name, AccountId = account, CloseDate = closes, Amount = amount is { } value ? new Money(value, "EUR") : null }, owner);
        crm.Assign(deal, owner);
        if (stage != "a")
        {
            await crm.MoveAsync(deal, stage, "so it went");
        }

        return deal;
    }

    /// <summary>Does one thing to the deals that are there, or adds one.</summary>
    /// <param name="crm">Where; unsaved.</param>
    /// <param name="deals">The deals, without those that are deleted.</param>
    /// <param name="step">What, to which deal, and with what.</param>
    public static async Task ChangeAsync(CrmSession crm, List<Deal> deals, (int What, int Who, int Which) step)
    {
        Id<User>?[] owners = [Org.Ann, Org.Tom, Org.Bea, Org.Flo, null];
        LocalDate?[] dates = [InQuarter, NextQuarter, null];
        var open = deals.Where(d => d.ClosedAt is null).ToList();
        decimal? amount = step.Which % 6 == 0 ? null : (1 + step.Which) / 100m;
        if (open.Count == 0 || step.What % 3 == 0)
        {
            deals.Add(await AddAsync(crm, "deal", owners.Of(step.Who), amount, dates.Of(step.Which)));
            return;
        }

        var deal = open.Of(step.Who);
        switch (step.What / 3 % 7)
        {
            case 0:
                deal.Amount = amount is { } value ? new Money(value, "EUR") : null;
                break;
            case 1:
                deal.CloseDate = dates.Of(step.Which);
                break;
            case 2:
                crm.Assign(deal, owners.Of(step.Which));
                break;
            case 3:
                deal.ForecastCategory = ForecastCategories.Open[step.Which % 4];
                break;
            case 4 when deal.Version > 0:
                crm.Delete(deal);
                deals.Remove(deal);
                break;
            default:
                await crm.MoveAsync(deal, deal.StageSince is null || step.Which % 2 == 0 ? "won" : "lost", "so");
                break;
        }
    }

    /// <summary>
    /// A past from which odds can be learned: many deals a month since 2024, imported with dates, some of them won; what they ended with was not known before. Its last day is the last of 2025.
    /// </summary>
    public static async Task PastAsync(CrmSession crm, int months = 18, int perMonth = 6)
    {
        var random = new Random(7);
        Id<User>[] owners = [Org.Ann, Org.Tom, Org.Una, Org.Flo];
        for (var month = 0; month < months; month++)
        {
            for (var i = 0; i < perMonth; i++)
            {
                await ImportAsync(crm, $"past {month}-{i}", owners[random.Next(owners.Length)], new LocalDate(2024, 7, 1).PlusMonths(month).PlusDays(random.Next(27)), random);
            }
        }

        await crm.SaveAsync();
    }

    /// <summary>A deal of a random course that begins on a day; it is never in the future.</summary>
    public static async Task<Deal> ImportAsync(CrmSession crm, string name, Id<User> owner, LocalDate begins, Random random)
    {
        var amount = 100m * random.Next(1, 50);
        var until = new LocalDate(2025, 12, 31);
        var steps = new List<DealStep> { Step(begins, "a", d => (d.Amount, d.CloseDate) = (new Money(amount, "EUR"), begins.PlusDays(60))) };
        var second = begins.PlusDays(random.Next(5, 40));
        var third = second.PlusDays(random.Next(5, 60));
        var isWon = random.Next(5) < 3;
        if (second < until)
        {
            steps.Add(Step(second, "b", _ => { }));
        }

        if (third < until)
        {
            steps.Add(Step(third, isWon ? "won" : "lost", d => d.Amount = new Money(amount * (isWon ? 1.1m : 1m), "EUR")));
        }

        return await crm.ImportDealAsync(crm.Add(new Deal { Name = name }, owner), Pipeline, steps);

        static DealStep Step(LocalDate on, string stage, Action<Deal> change) => new(on.At(new LocalTime(10, 0)).InUtc().ToInstant(), stage, "so it went", change);
    }
}
