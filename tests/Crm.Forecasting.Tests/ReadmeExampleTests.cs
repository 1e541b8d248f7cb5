using System.Globalization;
using Crm.Forecasting.Lifetime;
using Crm.Forecasting.Lifetime.Transactions;
using Crm.Forecasting.Pipeline;
using Crm.Forecasting.Pipeline.Simulation;
using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Combining;
using Crm.Forecasting.Series.Evaluation;
using Crm.Tests.Shared;

namespace Crm.Forecasting.Tests;

/// <summary>The examples of the README, run; and the README held to them and to what they print.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class ReadmeExampleTests : IDisposable
{
    private static readonly string Readme = Text("src", "Crm.Forecasting", "README.md");
    private static readonly string[] Source = Text("tests", "Crm.Forecasting.Tests", "ReadmeExampleTests.cs").Split('\n');

    private readonly CultureInfo culture = CultureInfo.CurrentCulture;

    public ReadmeExampleTests() => CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

    public void Dispose() => CultureInfo.CurrentCulture = culture;

    [Fact]
    public void From_numbers_to_a_forecast()
    {
        using var console = new Printed();

        // <example>
        double[] sales = [
            236, 249, 240, 231, 221, 220, 219, 197, 187, 182, 202, 231, 243, 270, 263, 253, 232, 226, 220, 205,
            194, 192, 217, 241, 275, 285, 272, 279, 264, 262, 237, 217, 203, 204, 232, 264, 287, 294, 291, 292,
            271, 272, 260, 225, 218, 227, 227, 276, 307, 313, 316, 300, 283, 292, 276, 256, 241, 233, 256, 285];
        var series = new TimeSeries(sales, seasons: 12);
        var method = new AutoForecaster();
        var forecast = method.Fit(series).Forecast(horizon: 3);
        for (var month = 0; month < forecast.Horizon; month++)
        {
            var (low, high) = forecast.Interval(month, level: 0.8);
            Console.WriteLine($"{forecast.Point[month]:0} ({low:0} to {high:0})");
        }

        var test = RollingOrigin.Run(method, series, new() { Horizon = 3 });
        Console.WriteLine($"{test.Forecasts.Length} times before: MASE {test.All.Mase:0.00}, {test.All.Coverage80:P0} lay within 80 %");

        // </example>
        console.AssertShown();
    }

    [Fact]
    public void From_deals_to_a_quarter()
    {
        using var console = new Printed();
        var rows = Rows();

        // <example>
        var deals = rows.Select(r => new PipelineDeal
        {
            Id = r.Id,
            Owner = r.Owner,
            Opened = r.Opened,
            Closed = r.Closed,
            WonAmount = r.Won ? r.Amount : null,
            Outcome = r.Closed is null ? DealOutcome.Open : r.Won ? DealOutcome.Won : DealOutcome.Lost,
        });
        var today = new DateOnly(2026, 6, 30);
        var quarter = PipelineForecaster.Forecast(deals, today, ForecastPeriod.QuartersAfter(today, 1));
        Console.WriteLine($"P10 {quarter.Total.P10:N0}, P50 {quarter.Total.P50:N0}, P90 {quarter.Total.P90:N0}");
        Console.WriteLine($"the quota of 75,000 with {quarter.Total.ProbabilityOf(75_000):P0}");
        Console.WriteLine($"{quarter.Track.Forecasts.Length} quarters before: bias {quarter.Track.Bias:P0}, {quarter.Track.Coverage80:P0} lay from P10 to P90");
        var slipped = quarter.Outlook.Moved(quarter.Simulation.Movers(1)[0].Deal.Id, days: 60);
        Console.WriteLine($"should the largest deal slip: P50 {PipelineSimulator.Run(slipped).Total.P50:N0}");

        // </example>
        console.AssertShown();
        Assert.True(slipped.Expected < quarter.Outlook.Expected);
    }

    [Fact]
    public void From_purchases_to_values()
    {
        using var console = new Printed();
        var purchases = Purchases();

        // <example>
        var today = new DateOnly(2026, 6, 30);
        var choice = PurchaseModels.Choose(purchases, end: today);
        var (model, customers) = (choice.Fit.Model, PurchaseSummary.Of(purchases, today).Customers);
        var spending = GammaGamma.Fit([.. customers.Select(c => c.History.Frequency)], [.. customers.Select(c => c.MeanSpend)]).Model;
        Console.WriteLine($"{model.Name}: off by {choice.Errors[0].MeanAbsolute:0.0} purchases a customer in the half held out");
        foreach (var c in customers.Take(3))
        {
            var (alive, next) = (model.ProbabilityAlive(c.History), model.ExpectedPurchases(c.History, horizon: 13));
            var value = CustomerValue.Of(model, spending, c.History, c.MeanSpend, rate: 0.0027, margin: 0.3);
            Console.WriteLine($"{c.Customer}: alive with {alive:P0}, {next:0.0} purchases in 13 weeks, worth {value:N0}");
        }

        // </example>
        console.AssertShown();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_readme_shows_the_examples(int example)
    {
        var starts = Enumerable.Range(0, Source.Length).Where(i => Source[i].Trim() == "// <example>").ToList();
        var lines = Source[(starts[example] + 1)..].TakeWhile(line => line.Trim() != "// </example>").Select(line => line.Length > 8 ? line[8..] : "").ToList();
        Assert.Contains(string.Join('\n', lines).TrimEnd(), Readme, StringComparison.Ordinal);
        Assert.InRange(lines.Count(line => line.TrimEnd().EndsWith(';')), 6, 10);
    }

    [Fact]
    public void The_readme_names_the_namespaces() => Assert.All(
        Source.Where(line => line.StartsWith("using Crm.Forecasting", StringComparison.Ordinal)), line => Assert.Contains(line + "\n", Readme, StringComparison.Ordinal));

    /// <summary>A deal every other day for two and a half years; 40 % are won, after 20 to 110 days.</summary>
    private static List<Row> Rows()
    {
        var (random, start, today) = (new Random(3), new DateOnly(2024, 1, 1), new DateOnly(2026, 6, 30));
        var rows = new List<Row>();
        for (var opened = start; opened <= today; opened = opened.AddDays(1 + random.Next(2)))
        {
            var (closed, won, amount) = (opened.AddDays(20 + random.Next(90)), random.NextDouble() < 0.4, 500 + random.Next(6000));
            rows.Add(new($"D{rows.Count}", random.Next(3) == 0 ? "Ann" : "Bob", opened, closed > today ? null : closed, closed <= today && won, amount));
        }

        return rows;
    }

    /// <summary>Customers who come in the first year, buy at a rate of their own, and leave some day without a word.</summary>
    private static List<Purchase> Purchases()
    {
        var (random, start, today) = (new Random(5), new DateOnly(2024, 7, 1), new DateOnly(2026, 6, 30));
        var purchases = new List<Purchase>();
        for (var i = 1; i <= 500; i++)
        {
            var (day, every, mean) = ((double)random.Next(365), 10 + random.Next(80), 20 + random.Next(60));
            var leaves = day - (300 * Math.Log(1 - random.NextDouble()));
            do
            {
                purchases.Add(new($"C{i:000}", start.AddDays((int)day), Math.Round(mean * (0.5 + random.NextDouble()), 2)));
                day -= every * Math.Log(1 - random.NextDouble());
            }
            while (day < leaves && start.AddDays((int)day) <= today);
        }

        return purchases;
    }

    private static string Text(params string[] path) => File.ReadAllText(RepositoryRoot.Combine(path)).ReplaceLineEndings("\n");

    private sealed record Row(string Id, string Owner, DateOnly Opened, DateOnly? Closed, bool Won, decimal Amount);

    /// <summary>What an example prints.</summary>
    private sealed class Printed : IDisposable
    {
        private readonly TextWriter before = Console.Out;
        private readonly StringWriter writer = new(CultureInfo.InvariantCulture);

        public Printed() => Console.SetOut(writer);

        public void Dispose() => Console.SetOut(before);

        /// <summary>The README shows what was printed, each line as a comment.</summary>
        public void AssertShown()
        {
            var said = string.Concat(writer.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => $"// {line}\n"));
            Assert.True(Readme.Contains(said, StringComparison.Ordinal), $"The README does not show what was printed:\n{said}");
        }
    }
}
