using Crm.Contacts;
using Crm.Sales;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Two times: when a value took effect, and when it was recorded; and deals that come with their past.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class HistoryInSessionConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task A_late_record_of_an_early_change_keeps_both_times()
    {
        var start = Fixture.Clock.GetCurrentInstant();
        var id = await AccountAsync(industry: "Retail");
        var effective = start + Duration.FromDays(1);
        var recorded = Fixture.Clock.Advance(Duration.FromDays(10));
        var crm = Boss();
        (await crm.LoadForChangeAsync(id)).Industry = "SaaS";
        await crm.SaveAsync(effective);

        var history = await crm.HistoryAsync(id);
        Assert.Equal([(start, effective, start, "Retail"), (effective, null, recorded, "SaaS")], history.Select(v => (v.From, v.To, v.RecordedAt, (string)v.Values["industry"]!)));
        Assert.Equal("SaaS", await IndustryAsync(start + Duration.FromDays(2), null));
        Assert.Equal("Retail", await IndustryAsync(start + Duration.FromDays(2), start + Duration.FromDays(5)));
        Assert.Equal("Retail", await IndustryAsync(start, null));
        Assert.Null(await IndustryAsync(start - Duration.FromDays(1), null));

        async Task<object?> IndustryAsync(Instant at, Instant? known) =>
            (await crm.Query<Account>().AsOf(at, known).Select("industry").PageAsync(1)).Rows is [{ } row] ? row["industry"] : null;
    }

    [Fact]
    public async Task A_change_takes_effect_neither_in_the_future_nor_before_the_last()
    {
        var id = await AccountAsync();
        var now = Fixture.Clock.Advance(Duration.FromDays(1));
        var crm = Boss();
        (await crm.LoadForChangeAsync(id)).Industry = "SaaS";
        foreach (var at in new[] { now + Duration.FromSeconds(1), now - Duration.FromDays(2), Instant.FromUtc(1800, 1, 1, 0, 0) })
        {
            Assert.Equal("effective", (await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync(at))).Fields[0].Field);
        }

        await crm.SaveAsync(now);
    }

    [Fact]
    public async Task An_imported_deal_was_not_worth_anything_known_while_it_was_open()
    {
        var crm = Boss();
        var (opened, won) = (Instant.FromUtc(2025, 1, 10, 12, 0), Instant.FromUtc(2025, 6, 20, 12, 0));
        var deal = await crm.ImportDealAsync(new Deal { Name = "Old" }, "Sales",
        [
            new(opened, "new"),
            new(Instant.FromUtc(2025, 3, 1, 12, 0), "talking"),
            new(won, "won", "Price", d => d.Amount = new Money(500, "EUR")),
        ]);
        await crm.SaveAsync();

        Assert.Equal([null, null, 500m], (await crm.HistoryAsync(deal.Id)).Select(v => v.Values["amount"]));
        Assert.Equal("open/", await AtAsync(new LocalDate(2025, 6, 19)));
        Assert.Equal("won/500", await AtAsync(new LocalDate(2025, 6, 20)));
        Assert.Equal("", await AtAsync(new LocalDate(2025, 1, 9)));
        Assert.Equal("", string.Join('/', (await crm.Query<Deal>().AsOf(won, won).Select("name").PageAsync(1)).Rows));
        Assert.Equal((3L, new LocalDate(2025, 6, 20)), (deal.Version, deal.CloseDate));
        Assert.Equal(["new", "talking", "won"], (await crm.Query("stageChange").Select("to.code").OrderBy("at").PageAsync(9)).Rows.Select(r => r["to.code"]));
        Assert.Equal(["record.created"], (await StoredAsync<Changes.OutboxEntry>("outbox")).Where(o => o.RecordId == deal.Id.Value).Select(o => o.Type));

        async Task<string> AtAsync(LocalDate date) => string.Join('/', (await crm.Query<Deal>().AsOf(date).Select("stage.kind", "amount").PageAsync(1)).Rows
            .SelectMany(r => r.Values).Select(v => FormattableString.Invariant($"{v:0.####}")));
    }

    [Fact]
    public async Task A_past_in_disorder_or_to_come_is_refused()
    {
        foreach (var steps in new DealStep[][]
        {
            [new(Instant.FromUtc(2025, 2, 1, 0, 0), "new"), new(Instant.FromUtc(2025, 1, 1, 0, 0), "won")],
            [new(Instant.FromUtc(2030, 1, 1, 0, 0), "new")],
        })
        {
            var crm = Boss();
            await crm.ImportDealAsync(new Deal { Name = "Old" }, "Sales", steps);
            await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync());
        }

        await RefusedAsync(CrmErrors.Invalid, async () => await Boss().ImportDealAsync(new Deal { Name = "Old" }, "Sales", []));
        await RefusedAsync(CrmErrors.Invalid, async () => await Boss().ImportDealAsync(new Deal { Name = "Old" }, "None", [new(Instant.FromUtc(2025, 1, 1, 0, 0), "new")]));
        await RefusedAsync(CrmErrors.Invalid, async () => await Boss().ImportDealAsync(new Deal { Name = "Old" }, "Sales", [new(Instant.FromUtc(2025, 1, 1, 0, 0), "none")]));
    }

    [Fact]
    public async Task A_clock_that_runs_backwards_does_not_turn_history_around()
    {
        var id = await AccountAsync(industry: "1");
        Fixture.Clock.Advance(Duration.FromHours(-5));
        await ChangeAsync(id, a => a.Industry = "2");
        var history = await Boss().HistoryAsync(id);
        Assert.Equal(["1", "2"], history.Select(v => v.Values["industry"]));
        Assert.True(history[0].From <= history[1].From);
        Assert.Null(history[1].To);
    }

    [Fact]
    public async Task Numbers_of_the_past_are_grouped_as_they_were()
    {
        var deal = await DealAsync(amount: new Money(100, "EUR"));
        var then = Fixture.Clock.GetCurrentInstant();
        Fixture.Clock.Advance(Duration.FromDays(40));
        await ChangeAsync(deal, d => d.Amount = new Money(300, "EUR"));
        await DealAsync(amount: new Money(50, "EUR"));
        var crm = Boss();
        Assert.Equal(350m, (await crm.Query<Deal>().GroupAsync([], ["sum(amount) as s"]))[0]["s"]);
        Assert.Equal(100m, (await crm.Query<Deal>().AsOf(then).GroupAsync([], ["sum(amount) as s"]))[0]["s"]);
        Assert.Equal(1, await crm.Query<Deal>().AsOf(then).CountAsync());
    }
}
