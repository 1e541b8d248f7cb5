using System.Text.Json;
using Crm.Samples.QuickStart.Generated;

namespace Crm.Samples.Tests.QuickStart;

/// <summary>The program as a newcomer runs it: what it prints, and how it fails.</summary>
public sealed class QuickStartTests
{
    private static readonly string[] Shape =
        ["deals", "stages", "won", "lost", "winRate", "owners", "wonByQuarter", "stale", "cycleDays", "outlook", "winAuc", "grades", "importIssues", "secondsImport", "secondsReport"];

    private const string StoreMessage = "--store should be sqlite:PATH, postgres:CONNECTION (such as Host=localhost;Database=crm;Username=me) or memory.";

    [Fact]
    public async Task Prints_one_JSON_object_and_nothing_else()
    {
        var report = (await Run.Of("--store", "memory", "--json")).Json();

        Assert.Equal(Shape, report.EnumerateObject().Select(p => p.Name));
        Assert.Equal(GeneratedSales.Create().Opportunities.Count, report.GetProperty("deals").GetInt32());
        Assert.Empty(report.GetProperty("importIssues").EnumerateArray());
    }

    [Fact]
    public async Task Prints_tables_and_tells_of_progress_apart_from_them()
    {
        var run = await Run.Of("--store", "memory");
        var data = GeneratedSales.Create();
        var all = data.Products.Count + data.Accounts.Count + data.Opportunities.Count + data.Contacts.Count + data.Activities.Count;

        Assert.Equal(0, run.ExitCode);
        foreach (var title in new[] { "Pipeline by stage", "Pipeline by owner", "Won by month", "Won by quarter", "Time per stage", "Win rate by source", "Stale deals", "Weighted forecast", "The next two quarters", "Open deals by grade", FormattableString.Invariant($"Imported {all:N0} records") })
        {
            Assert.Contains(title, run.Output, StringComparison.Ordinal);
        }

        Assert.Contains("Deals", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public async Task Writes_a_page_with_charts_that_needs_no_other_file()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "out.html");
        var run = await Run.Of("--store", "memory", "--json", "--report", file);

        var page = await File.ReadAllTextAsync(file);
        foreach (var title in new[] { "Funnel", "Won by month", "Win rate by source", "Win rate by team", "Sales cycle", "Time in stage", "Stale deals", "Activity by rep since 2024-10-01" })
        {
            Assert.Contains($">{title}", page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Equal(5, page.Split("<svg").Length - 1);
        Assert.Contains($"win rate {run.Json().GetProperty("winRate").GetDecimal() * 100:0.0}%", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_cannot_be_written_is_told_in_one_line()
    {
        var run = await Run.Of("--store", "memory", "--json", "--report", Path.Combine("nowhere", "out.html"));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("The report cannot be written to ", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_imports_nothing_again()
    {
        await using var store = await TestStore.CreateAsync("sqlite");
        await Run.Of("--store", store.Option);

        Assert.Contains("Imported 0 records", (await Run.Of("--store", store.Option)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generated_and_imported_sales_do_not_mix()
    {
        using var folder = new DataFolder();
        await using var store = await TestStore.CreateAsync("sqlite");
        await Run.Of("--store", store.Option, "--json");

        var imported = (await Run.Of("--store", store.Option, "--json", "--data", folder.Path, "--as-of", "2029-12-31")).Json();

        Assert.Equal(1, imported.GetProperty("deals").GetInt32());
    }

    [Fact]
    public async Task A_later_extract_adds_what_is_new()
    {
        using var folder = new DataFolder();
        await using var store = await TestStore.CreateAsync("sqlite");
        await Run.Of("--store", store.Option, "--json", "--data", folder.Path);

        folder.Deals("D1,Anna Snelling,GTX Pro,Alpha,Won,2017-01-10,2017-02-20,4500", "D2,Nobody,GTXPro,,Lost,2016-01-10,2016-02-20,0");
        var report = (await Run.Of("--store", store.Option, "--json", "--data", folder.Path)).Json();

        Assert.Equal(2, report.GetProperty("deals").GetInt32());
        Assert.Contains(report.GetProperty("owners").EnumerateArray(), o => o.GetProperty("name").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task What_an_open_deal_expects_is_known_from_the_extract_and_leaves_it_in_its_stage()
    {
        using var folder = new DataFolder();
        folder.Deals("D1,Anna Snelling,GTX Pro,Alpha,Engaging,2017-01-10,2031-01-01,900", "D2,Anna Snelling,GTX Pro,Alpha,Lost,2017-01-10,2017-05-20,0");

        var after = (await Run.Of("--store", "memory", "--json", "--data", folder.Path)).Json();
        var before = (await Run.Of("--store", "memory", "--json", "--data", folder.Path, "--as-of", "2017-05-19")).Json();

        Assert.Equal((900, 0), (Engaged(after), Engaged(before)));
        Assert.Equal(1, after.GetProperty("stale").GetProperty("count").GetInt32());

        static decimal Engaged(JsonElement report) => report.GetProperty("stages")[1].GetProperty("amount").GetDecimal();
    }

    [Theory]
    [InlineData("--data", "nowhere", "There is no folder nowhere.")]
    [InlineData("--store", "mysql:x", StoreMessage)]
    [InlineData("--store", "sqlite:", StoreMessage)]
    [InlineData("--store", "postgres:nonsense", StoreMessage)]
    [InlineData("--store", "postgres:Host=x;Port=many", StoreMessage)]
    [InlineData("--store", "postgres:Database=x", StoreMessage)]
    [InlineData("--as-of", "2017-02-30", "--as-of '2017-02-30' should be a date such as 2017-12-31.")]
    [InlineData("--as-of", "0001-01-01", "--as-of '0001-01-01' should be a date such as 2017-12-31.")]
    [InlineData("--what", "ever", "Unrecognized command or argument '--what'.")]
    public async Task What_is_not_right_is_told_in_one_line(string option, string value, string message)
    {
        var run = await Run.Of(option, value, "--json");

        Assert.Equal((2, "", message + Environment.NewLine), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task A_missing_file_is_told_in_one_line()
    {
        using var folder = new DataFolder();
        folder.Delete("products.csv");

        var run = await Run.Of("--data", folder.Path, "--json", "--store", "memory");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal($"There is no file {Path.Combine(folder.Path, "products.csv")}.{Environment.NewLine}", run.Error);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_told_in_one_line()
    {
        var run = await Run.Of("--store", "postgres:Host=127.0.0.1;Port=1;Timeout=2", "--json");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task It_finds_people_and_companies_also_with_a_typo()
    {
        var contact = Crm.Samples.QuickStart.Generated.GeneratedSales.Create().Contacts.First(c => c.LastName.Length >= 6);
        foreach (var text in new[] { $"{contact.FirstName} {contact.LastName}", contact.LastName[..^2] + contact.LastName[^1] + " " + contact.FirstName, contact.Email! })
        {
            var found = (await Run.Of("search", text, "--store", "memory", "--json")).Json();
            Assert.Contains(found.GetProperty("hits").EnumerateArray(), h => h.GetProperty("entity").GetString() == "contact" && h.GetProperty("title").GetString() == $"{contact.FirstName} {contact.LastName}");
        }

        var nothing = await Run.Of("search", "qqqqzzzz", "--store", "memory");
        Assert.Equal(0, nothing.ExitCode);
        Assert.Contains("Nothing is found", nothing.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Run.Of("search", "--store", "memory")).ExitCode);
    }
}
