using System.Text;
using Crm.Contacts;
using Crm.Insights;
using Crm.Sales;
using Crm.Testing;
using NodaTime;

namespace Crm.Samples.Tests.Readme;

/// <summary>Scores, forecasts and clean data as the README shows them, run.</summary>
public sealed class InsightsExample
{
    private static readonly Instant Today = Instant.FromUtc(2026, 1, 5, 9, 0);

    [Theory]
    [InlineData(TestStore.Memory)]
    [InlineData(TestStore.Sqlite)]
    public async Task What_the_data_says_is_said_and_a_merge_is_taken_back(TestStore store)
    {
        await using var host = CrmTestHost.Create(new CrmTestOptions
        {
            Store = store,
            Compose = c => c.Provision(t => t.ScoreModel(ScoreModelDefinition.Win).Pipeline("Past", p => p.Stage("open", 0.3m).Won().Lost())),
        });
        var crm = host.ActAs(host.Boss);
        for (var i = 0; i < 60; i++)
        {
            var past = crm.Add(new Deal { Name = $"{i}", Amount = new Money(100 + i, "USD") });
            var at = Today - Duration.FromDays(700 - (i * 10));
            await crm.ImportDealAsync(past, "Past", [new(at, "open"), new(at + Duration.FromDays(30), i % 2 == 0 ? "won" : "lost")]);
        }

        var acme = crm.Add(new Account { Name = "Acme", Industry = "SaaS" });
        var twin = crm.Add(new Account { Name = "ACME Inc.", Website = "acme.example" });
        var deal = crm.Add(new Deal { Name = "Open", AccountId = twin.Id, Amount = new Money(500, "USD") });
        crm.Add(new Contact { LastName = "Lee", AccountId = twin.Id });
        await crm.SaveAsync();
        var (lastMonday, today) = (Today - Duration.FromDays(7), Today);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("First name;Last name;E-mail\nKim;Day;kim@day.example\n;;\n"));
        using var refused = new MemoryStream();
        using var target = new MemoryStream();
        #region readme
        var likely = await crm.Query<Deal>().Where("score.win >= 0.6").OrderBy("score.win desc").PageAsync(20);   // fresh with every save
        var why = await crm.Scores.ExplainAsync("deal", deal.Id.Value, "win");                                   // reasons that add up
        var next = await crm.Signals.NextBestAsync();                                                           // what to do, and why that first
        var forecast = await crm.Forecasts.SimulateAsync();                                                     // P10, P50, P90, and how such forecasts did before
        var flow = await crm.Forecasts.CompareAsync(null, lastMonday, today);                                   // any two instants; adds up exactly

        var merge = await crm.Merges.MergeAsync(acme.Id, [twin.Id]);                                            // every child moves, plugins' too
        await crm.Merges.UndoAsync(merge.Id);                                                                   // both sides as they were
        var report = await crm.Imports.RunAsync(file, new() { Errors = refused });                              // CSV or vCard; resumes after a crash
        await crm.Exports.CsvAsync(crm.Query<Contact>().Where("account is null"), target);                      // safe in a spreadsheet, or lossless
        #endregion
        Assert.Empty(likely.Rows);
        Assert.Null(why.Value);
        Assert.Equal(deal.Id, Assert.Single(next).Deal);
        Assert.True(forecast.Total.P10 <= forecast.Total.P90 && forecast.Track.Forecasts.Length > 0);
        Assert.Equal(500m, flow.Total.After - flow.Total.Before);
        Assert.Equal(2, await crm.Query<Account>().CountAsync());
        Assert.Equal((1L, 1L), (report.Added, report.Refused));
        Assert.Contains("Kim", Encoding.UTF8.GetString(target.ToArray()), StringComparison.Ordinal);
    }
}
