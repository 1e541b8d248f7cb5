using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Crm.Benchmarks.Worlds;
using Crm.Contacts;
using Crm.Data;
using Crm.Sessions;
using Crm.Synthetic.People;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Benchmarks.Importing;

/// <summary>
/// 100,000 contacts (name, e-mail address, phone number, title, external id, account by its external id) from a CSV file into a new SQLite file, with audit, history, events and quick search.
/// </summary>
public class ContactImportBenchmarks
{
    public const int Contacts = 100_000;
    private const int Accounts = 1_000;
    private byte[] file = [];
    private World world = null!;

    [GlobalSetup]
    public void MakeFile()
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var csv = new CsvWriter(text, isLossless: false);
        csv.Write(["external id", "first name", "last name", "email", "phone", "title", "account"]);
        foreach (var (person, i) in PeopleGenerator.Records(Contacts, 5).Select((p, i) => (p, i)))
        {
            csv.Write([$"c-{i}", person.Given, person.Family.Length == 0 ? "Unknown" : person.Family, $"p{i}@mail{i % 5_000}.example", person.Phone, $"Title {i % 50}", $"a-{i % Accounts}"]);
        }

        file = Encoding.UTF8.GetBytes(text.ToString());
    }

    [IterationSetup]
    public void MakeWorld()
    {
        world = World.CreateAsync(Store.Sqlite).GetAwaiter().GetResult();
        using var scope = world.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<CrmSession>()
            .InsertAsync(Enumerable.Range(0, Accounts).Select(i => new Account { Name = $"Account {i}", ExternalId = $"a-{i}" })).AsTask().GetAwaiter().GetResult();
    }

    [IterationCleanup]
    public void Remove() => world.DisposeAsync().GetAwaiter().GetResult();

    [Benchmark]
    [BenchmarkCategory("import of 100,000 contacts")]
    public async Task ImportContacts()
    {
        await using var scope = world.OpenScope();
        var report = await scope.ServiceProvider.GetRequiredService<CrmSession>().Imports.RunAsync(
            new MemoryStream(file), new() { Mapping = new Dictionary<string, string>(StringComparer.Ordinal) { ["account"] = "account.externalId" } });
        if (report.Added != Contacts)
        {
            throw new InvalidOperationException($"{report.Added} contacts were added: {string.Join(" / ", report.Errors.Take(3))}");
        }
    }
}
