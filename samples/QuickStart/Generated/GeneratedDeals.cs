using Bogus;
using Crm.Samples.QuickStart.Data;
using NodaTime;

namespace Crm.Samples.QuickStart.Generated;

/// <summary>Makes deals that went the way deals go: more of them every month, some sources better than others, some stuck.</summary>
internal sealed class GeneratedDeals(Faker faker, string[] accounts, ProductRow[] products, string[] agents, LocalDate asOf)
{
    private const int DaysBack = 548;

    /// <summary>Each source, how often deals come from it, and how often they are won.</summary>
    private static readonly (string Name, float Share, float WinRate)[] Sources =
    [
        ("Web site", 0.36f, 0.46f), ("Referral", 0.22f, 0.74f), ("Partner", 0.18f, 0.63f), ("Trade fair", 0.14f, 0.55f), ("Cold call", 0.10f, 0.31f),
    ];

    public OpportunityRow Create(SourceRow at, string id)
    {
        var source = PickSource();
        var product = faker.PickRandom(products);
        var heard = asOf.PlusDays(-(int)(DaysBack * (1 - Math.Sqrt(faker.Random.Double()))));
        var row = new OpportunityRow(at, id, DealStages.Prospecting)
        {
            Agent = faker.PickRandom(agents),
            Product = product.Name,
            Account = faker.Random.Bool(0.95f) ? faker.PickRandom(accounts) : null,
            Source = source.Name,
            ProspectDate = heard,
        };

        // One in eight never gets beyond prospecting; of the others, one in twelve is never decided.
        var stuck = faker.Random.Bool(0.125f);
        var engaged = heard.PlusDays(faker.Random.Int(2, 24));
        var undecided = faker.Random.Bool(0.08f);
        var closed = engaged.PlusDays(faker.Random.Int(6, 70) + faker.Random.Int(0, 60));
        var won = faker.Random.Bool(source.WinRate);
        var value = decimal.Round(product.ListPrice!.Value * faker.Random.Decimal(0.82m, 1.08m), 0);
        var valued = faker.Random.Bool(0.6f);
        if (stuck || engaged > asOf)
        {
            return row;
        }

        row = row with { Stage = DealStages.Engaging, EngageDate = engaged };
        if (undecided || closed > asOf)
        {
            return row with { CloseValue = valued ? value : null, CloseDate = valued && closed > asOf ? closed : null };
        }

        return row with { Stage = won ? DealStages.Won : DealStages.Lost, CloseDate = closed, CloseValue = won ? value : 0 };
    }

    private (string Name, float Share, float WinRate) PickSource()
    {
        var names = Sources.Select(s => s.Name).ToArray();
        var picked = faker.Random.WeightedRandom(names, [.. Sources.Select(s => s.Share)]);
        return Sources.First(s => s.Name == picked);
    }
}
