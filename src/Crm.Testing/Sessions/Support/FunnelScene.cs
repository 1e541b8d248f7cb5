using Crm.Extensibility;
using Crm.Sales;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Seven deals whose past is known by heart, in a pipeline of three open stages. Day 60 is the day of the tests' clock.</summary>
internal static class FunnelScene
{
    public const string Pipeline = "Funnel";

    public static Instant Day(int day) => Instant.FromUtc(2026, 1, 1, 8, 0) + Duration.FromDays(day);

    public static LocalDate Date(int day) => new LocalDate(2026, 1, 1).PlusDays(day);

    public static void Compose(CrmBuilder crm) => crm.Provision(Org.North, t => t.Pipeline(Pipeline, p => p
        .Stage("a", 0.1m, staleAfterDays: 5).Stage("b", 0.3m, staleAfterDays: 20).Stage("c", 0.6m).Won().Lost()));

    public static async Task AddAsync(Crm.Sessions.CrmSession crm)
    {
        await ImportAsync(crm, "straight", Org.Ann, 100, (0, "a"), (2, "b"), (6, "c"), (10, "won"));
        await ImportAsync(crm, "jump", Org.Ann, 200, (0, "a"), (4, "c"), (8, "won"));
        await ImportAsync(crm, "lost early", Org.Tom, 400, (1, "a"), (3, "lost"));
        await ImportAsync(crm, "lost late", Org.Tom, 800, (1, "a"), (5, "b"), (7, "c"), (11, "lost"));
        await ImportAsync(crm, "open in b", Org.Ann, 1_600, (0, "a"), (30, "b"));
        await ImportAsync(crm, "open in a", Org.Tom, null, (40, "a"));
        await ImportAsync(crm, "went back", Org.Ann, 3_200, (0, "a"), (10, "c"), (50, "a"));
        await crm.SaveAsync();
    }

    public static async Task<Deal> ImportAsync(Crm.Sessions.CrmSession crm, string name, Id<User>? owner, decimal? amount, params (int Day, string Stage)[] past)
    {
        var deal = crm.Add(new Deal { Name = name, Amount = amount is { } value ? new Money(value, "EUR") : null }, owner);
        crm.Assign(deal, owner);
        return await crm.ImportDealAsync(deal, Pipeline, [.. past.Select(p => new DealStep(Day(p.Day), p.Stage))]);
    }
}
