using Crm.Contacts;
using Crm.Extensibility;
using Crm.Insights;
using Crm.Sales;
using Crm.Sessions;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>The same data give the same numbers, whatever the ids: in another database too.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class SameNumbersConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private static readonly Id<User>[] Owners = [Org.Ann, Org.Tom, Org.Una, Org.Flo];

    [Fact]
    public async Task In_another_database_all_figures_are_the_same()
    {
        await using var other = new TFixture();
        await other.StartAsync(Compose);
        var here = await FiguresAsync(Fixture, 1);
        var there = await FiguresAsync(other, 2);
        Assert.True(here.Count > 300, $"{here.Count}");
        Assert.Equal(here, there);
    }

    private protected override void Compose(CrmBuilder crm)
    {
        ForecastScene.Compose(crm);
        crm.Provision(Org.North, t => t.ScoreModel(ScoreModelDefinition.Win).ScoreModel(ScoreModelDefinition.Churn));
    }

    private static async Task<List<string>> FiguresAsync(TFixture fixture, int seed)
    {
        await using (var loading = fixture.As(Org.Boss))
        {
            await LoadAsync(loading.Crm, seed);
        }

        await using var acting = fixture.As(Org.Boss);
        var (crm, figures) = (acting.Crm, new List<string>());
        void Tell(string what, params IEnumerable<object?> numbers) => figures.AddRange(numbers.Select((n, i) => FormattableString.Invariant($"{what} {i}: {n:R}")));
        foreach (var verdict in await acting.ScoreTraining.TrainAsync(Org.North))
        {
            Tell("verdict", verdict.Name, verdict.State, verdict.Reason);
        }

        foreach (var model in await crm.Scores.ModelsAsync())
        {
            Tell("model", model.Figures?.Trained, model.Figures?.Held, model.Figures?.Auc, model.Figures?.LogLoss, model.Figures?.BaseLogLoss, model.Card);
        }

        foreach (var options in new ForecastOptions[] { new() { Trials = 2_000, ReplayedPeriods = 4 }, new() { Trials = 640, ReplayedPeriods = 2, Where = "owner.name != 'Ann'" } })
        {
            var forecast = await crm.Forecasts.SimulateAsync(options);
            Tell("forecast", [.. ForecastSimulationConformance<TFixture>.Numbers(forecast).Cast<object?>()]);
            Tell("owner", [.. forecast.Owners.Select(o => $"{o.Id} {o.ToCome.Mean:R}")]);
            Tell("product", [.. forecast.Products.Select(p => p.ToCome.Mean).Order().Cast<object?>()]);
            Tell("brier", [.. forecast.Track.Forecasts.Select(f => f.Brier).Cast<object?>()]);
            var moved = forecast.WhatIf(o => o.Without($"{forecast.Movers(1)[0].DealId}"));
            Tell("moved", moved.Total.Mean, moved.Total.P10);
        }

        var names = (await crm.Query<Account>().Select("id", "name").PageAsync(200)).Rows.ToDictionary(r => r.GetId<Account>("id")!.Value, r => r.Get<string>("name")!);
        foreach (var worth in (await crm.Forecasts.LifetimesAsync()).OrderBy(l => names[l.AccountId], StringComparer.Ordinal))
        {
            Tell(names[worth.AccountId], worth.Purchases, worth.Alive, worth.NextYear, worth.Value, worth.RenewalOdds, worth.Model, worth.MeanError);
        }

        foreach (var (account, name) in names.OrderBy(n => n.Value, StringComparer.Ordinal).Take(10))
        {
            var report = await crm.Signals.OffersAsync(account);
            Tell($"offers {name}", [report.Record, .. report.Offers.SelectMany(o => new object?[] { o.Name, o.Share, o.Reason })]);
        }

        Tell("risk", [.. (await crm.Forecasts.AtRiskAsync()).Deals.Select(d => $"{d.Amount} {string.Join(',', d.Reasons)}").Order(StringComparer.Ordinal)]);
        return figures;
    }

    /// <summary>Accounts that buy, with deals of which many are alike but for what they refer to; made in an order of their own, which is that of the ids.</summary>
    private static async Task LoadAsync(CrmSession crm, int seed)
    {
        var order = new Random(seed);
        var random = new Random(5);
        Dictionary<int, T> Made<T>(int count, Func<int, T> make) => Enumerable.Range(0, count).OrderBy(_ => order.Next()).ToDictionary(i => i, make);
        var products = Made(4, i => crm.Add(new Product { Name = $"p{i}", ListPrice = 100 * (i + 1) }));
        var accounts = Made(60, i => crm.Add(new Account { Name = $"a{i}", Industry = i % 3 == 0 ? "SaaS" : "Retail" }, Org.Flo));
        var deals = Enumerable.Range(0, 240).Select(i => (
            Account: random.Next(60), Product: random.Next(4), Owner: random.Next(4), Begins: Instant.FromUtc(2024, 1, 1, 9, 0) + Duration.FromDays(10 * random.Next(70)),
            Amount: new Money(100m * random.Next(1, 4), "EUR"), Days: random.Next(1, 7), IsWon: random.Next(4) > 0, IsOpen: i >= 200)).ToList();
        foreach (var said in deals.OrderBy(_ => order.Next()).ToList())
        {
            var deal = crm.Add(new Deal { Name = "d", AccountId = accounts[said.Account].Id, ProductId = products[said.Product].Id }, Owners[said.Owner]);
            DealStep begun = new(said.Begins, "a", null, d => (d.Amount, d.CloseDate) = (said.Amount, said.Begins.InUtc().Date.PlusDays(60)));
            DealStep closed = new(said.Begins + Duration.FromDays(10 * said.Days), said.IsWon ? "won" : "lost", "so");
            await crm.ImportDealAsync(deal, ForecastScene.Pipeline, said.IsOpen ? [begun] : [begun, closed]);
        }

        await crm.SaveAsync();
    }
}
