using System.Text;
using Crm.Contacts;
using Crm.Data;
using Crm.Sessions;
using Crm.Testing;
using Crm.Tests.Shared;
using NodaTime;

namespace Crm.Tests.Data;

/// <summary>What holds for every file: an import done twice is done once, and what is exported to the letter is what is imported.</summary>
public sealed class ImportLawTests
{
    private const string Header = "external id,first name,last name,job title,email,birth date";
    private static readonly string[] Fields = ["id", "externalId", "firstName", "lastName", "jobTitle", "email", "birthDate", "account", "version"];
    private static readonly string[] Pieces =
        ["", " ", "a", "Ünï", "e\u0301", "𝒜", "ﷺ", "=1+1", "+49", "-x", "@b", "\"", "\"\"", "'", ",", ";", "\t", "|", "~", "\n", "\r\n", "\r", "\uFEFF", "\u2028", "\u0085", "\u00A0", "\\n", "null", "0", "\u200B", "#"];

    [Fact]
    public void An_import_done_again_changes_nothing() => Law.Holds(60, seed => AgainAsync(new(seed)).GetAwaiter().GetResult());

    [Fact]
    public void What_is_exported_to_the_letter_is_imported_into_an_empty_CRM_as_the_same_records() => Law.Holds(40, seed => RoundTripAsync(new(seed)).GetAwaiter().GetResult());

    private static async Task AgainAsync(Random random)
    {
        await using var crm = CrmTestHost.Create();
        var repeats = random.Next(3) == 0;
        var options = new ImportOptions { BatchSize = random.Next(1, 30), Lossless = random.Next(2) == 0 };

        // A row that is refused as a new record can be right for one that a later row has made: where keys repeat, every row is right.
        var rows = Enumerable.Range(0, random.Next(1, 30)).Select(i => Row(random, repeats ? random.Next(8) : i, mayBeWrong: !repeats)).ToList();
        var delimiter = ",;\t|~:"[random.Next(6)];
        using var file = Csv(random, delimiter, [Header.Split(','), .. rows]);
        options = delimiter is '~' or ':' || random.Next(2) == 0 ? options with { Delimiter = delimiter } : options;

        var first = await crm.Session.Imports.RunAsync(file, options);
        Assert.Equal(rows.Count, first.Read);
        Assert.Equal(first.Read, first.Added + first.Changed + first.Unchanged + first.Refused);
        var before = await AllAsync(crm.NewSession(), "contact", repeats ? Fields[..^1] : Fields);
        var again = await crm.NewSession().Imports.RunAsync(file, options);
        Assert.Equal((0L, first.Refused), (again.Added, again.Refused));
        Assert.Equal(before, await AllAsync(crm.NewSession(), "contact", repeats ? Fields[..^1] : Fields));
        if (!repeats)
        {
            Assert.Equal(first.Added, again.Unchanged);
        }
    }

    private static async Task RoundTripAsync(Random random)
    {
        await using var crm = CrmTestHost.Create();
        var accounts = Enumerable.Range(0, random.Next(1, 10)).Select(i => new Account
        {
            Name = Text(random) + "x",
            Industry = Maybe(random),
            Website = Maybe(random),
            Employees = random.Next(2) == 0 ? null : random.Next(),
            Revenue = random.Next(2) == 0 ? null : random.Next(int.MinValue, int.MaxValue) / 10_000m,
            ExternalId = random.Next(2) == 0 ? null : $"{i}{Text(random)}",
        }).ToList();
        accounts.ForEach(a => crm.Session.Add(a));
        for (var i = random.Next(20); i > 0; i--)
        {
            crm.Session.Add(new Contact
            {
                LastName = Text(random) + "y",
                FirstName = Maybe(random),
                JobTitle = Maybe(random),
                ExternalId = random.Next(2) == 0 ? null : $"{i}{Text(random)}",
                Email = random.Next(2) == 0 ? null : $"p{i}@x.example",
                AccountId = random.Next(2) == 0 ? null : accounts[random.Next(accounts.Count)].Id,
                BirthDate = random.Next(2) == 0 ? null : new LocalDate(1950, 1, 1).PlusDays(random.Next(20_000)),
            });
        }

        await crm.Session.SaveAsync();
        await using var other = CrmTestHost.Create();
        foreach (var (entity, fields) in new[] { ("account", new[] { "id", "name", "industry", "website", "employees", "revenue", "externalId", "owner" }), ("contact", [.. Fields[..^1], "owner"]) })
        {
            var text = await AllAsync(crm.NewSession(), entity, fields);
            using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
            var report = await other.NewSession().Imports.RunAsync(file, new() { Entity = entity, Lossless = true, BatchSize = random.Next(1, 20) });
            Assert.True(report.Refused == 0 && report.Added == report.Read, string.Join(" / ", report.Errors));
            Assert.Equal(text, await AllAsync(other.NewSession(), entity, fields));
        }
    }

    private static string?[] Row(Random random, int i, bool mayBeWrong) =>
    [
        random.Next(4) == 0 ? null : $"k{i}", Maybe(random), mayBeWrong && random.Next(8) == 0 ? null : Text(random) + "z", Maybe(random),
        random.Next(3) == 0 ? null : mayBeWrong && random.Next(6) == 0 ? "no address" : $"p{i}@x.example",
        random.Next(3) == 0 ? null : mayBeWrong && random.Next(6) == 0 ? "soon" : $"19{random.Next(50, 99)}-03-0{random.Next(1, 9)}",
    ];

    /// <summary>A CSV file; quoted where it has to be, and here and there where it does not.</summary>
    private static MemoryStream Csv(Random random, char delimiter, IEnumerable<string?[]> rows)
    {
        var end = random.Next(2) == 0 ? "\n" : "\r\n";
        string Field(string? text) => text is null ? ""
            : text.Length == 0 || text.AsSpan().IndexOfAny("\"\r\n") >= 0 || text.Contains(delimiter) || random.Next(3) == 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
        return new(Encoding.UTF8.GetBytes(string.Concat(rows.Select(r => string.Join(delimiter, r.Select(Field)) + end))));
    }

    private static async Task<string> AllAsync(CrmSession crm, string entity, string[] fields)
    {
        using var target = new MemoryStream();
        await crm.Exports.CsvAsync(crm.Query(entity).Select(fields).OrderBy("id"), target, new() { Lossless = true });
        return Encoding.UTF8.GetString(target.ToArray());
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static string? Maybe(Random random) => random.Next(3) == 0 ? null : Text(random);
}
