using Crm.Forecasting.Pipeline;
using Crm.Insights;
using Crm.Sales;
using Crm.Tenancy;
using Crm.Tests.Shared;
using NodaTime;

namespace Crm.Tests.Forecasts;

public sealed class PipelineDealsTests
{
    private static readonly Guid[] Stages = [.. Enumerable.Range(0, 4).Select(i => IdGenerator.FromName<Stage>($"{i}").Value)];
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly PipelineDeals Make = new(new StageKindsOf([(Stages[0], new StageDefinition("a")), (Stages[1], new("b")), (Stages[2], new("won") { Kind = StageKinds.Won }), (Stages[3], new("lost") { Kind = StageKinds.Lost })]), Zone);

    [Fact]
    public void What_came_after_a_moment_is_not_in_the_deal_as_of_then() => Law.Holds(300, seed =>
    {
        var random = new Random(seed);
        var past = Past(random);
        var at = Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromHours(random.Next(3_000));
        var before = past with { Versions = [.. past.Versions.Where(v => v.From <= at).Select(v => v.To > at ? v with { To = Time.Forever, EndRecorded = Time.Forever } : v)] };
        Assert.Equal(Text(Make.Of(past, at, null)), Text(Make.Of(before, at, null)));
        Assert.Equal(Text(Make.Of(past, at, at)), Text(Make.Of(before with { Versions = [.. before.Versions.Where(v => v.RecordedFrom <= at)] }, at, at)));
    });

    [Fact]
    public void The_engine_takes_every_deal_and_a_closed_value_is_no_evidence_of_an_open_one() => Law.Holds(300, seed =>
    {
        var random = new Random(seed);
        var past = Past(random);
        if (Make.Of(past, Instant.FromUtc(2027, 1, 1, 0, 0), null) is not { } deal)
        {
            return;
        }

        PipelineHistory.Of([deal], new(2027, 1, 1));
        var listed = past.Versions.Where(v => v.Stage == Stages[0] || v.Stage == Stages[1]).Select(v => v.Amount).ToHashSet();
        Assert.All(deal.Amounts, a => Assert.Contains(a.Value, listed));
        Assert.All(deal.Stages, s => Assert.Contains(s.Value, new[] { "0000 a", "0001 b" }));
    });

    private static string? Text(PipelineDeal? deal) => deal is null ? null : string.Join(
        ' ', deal.Opened, deal.Closed, deal.Outcome, deal.WonAmount, deal.Owner, string.Join(',', deal.Stages), string.Join(',', deal.Amounts), string.Join(',', deal.ExpectedCloses));

    /// <summary>A random life: stages entered and left, amounts and dates said, some recorded late, perhaps deleted at the end.</summary>
    private static DealPast Past(Random random)
    {
        var from = Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromHours(random.Next(500));
        var (created, recorded) = (from, from);
        var versions = new List<DealVersion>();
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            var next = from + Duration.FromHours(random.Next(0, 600));
            recorded = Instant.Max(recorded, from + Duration.FromHours(random.Next(2) * random.Next(300)));
            var endRecorded = Instant.Max(recorded, next + Duration.FromHours(random.Next(2) * random.Next(300)));
            var ends = i > 1 || random.Next(4) == 0;
            var stage = random.Next(10) switch { < 4 => 0, < 8 => 1, 8 => 2, _ => 3 };
            versions.Add(new(
                from, ends ? next : Time.Forever, recorded, ends ? endRecorded : Time.Forever, created, Stages[stage], random.Next(4) == 0 ? null : random.Next(-1, 1_000),
                random.Next(3) == 0 ? null : new LocalDate(2026, 1, 1).PlusDays(random.Next(300)), stage > 1 ? from : null, IdGenerator.FromName<User>($"{random.Next(3)}").Value, null, null));
            (from, recorded) = (next, endRecorded);
        }

        return new(Guid.Empty, "key", versions);
    }
}
