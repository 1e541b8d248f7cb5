using System.Text;
using Crm.Contacts;
using Crm.Data;
using Crm.Sessions;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Exports: what may be seen and no more, harmless by default, to the letter on wish.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ExportConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private static readonly string[] Awkward = ["", " ", "=1+1", "+49", "-x", "@a", "a\"b\"", "a,b;c\td|e", "l1\nl2", "l1\r\nl2\r", "'", "\uFEFFx", "Ünï ﷺ 𝒜 e\u0301", "null", "\"\"", "x'y"];

    [Fact]
    public async Task Cells_that_spreadsheets_would_run_are_defused_and_numbers_are_not()
    {
        var crm = Boss();
        crm.Add(new Account { Name = "=HYPERLINK(\"x\")", Industry = "a,b", Revenue = -5.5m });
        crm.Add(new Account { Name = "Plain" });
        await crm.SaveAsync();
        Assert.Equal("name,industry,revenue\r\n\"'=HYPERLINK(\"\"x\"\")\",\"a,b\",-5.5\r\nPlain,,\r\n", await CsvAsync(Boss(), crm => crm.Query<Account>().Select("name", "industry", "revenue")));
    }

    [Fact]
    public async Task What_is_exported_to_the_letter_comes_back_so()
    {
        var random = new Random(7);
        var boss = Boss();
        for (var i = 0; i < 40; i++)
        {
            var account = boss.Add(new Account { Name = Text(random) is { Length: > 0 } name ? name : "x", Industry = Null(random, Text), Website = Null(random, Text), Employees = random.Next(2) == 0 ? null : random.Next(), Revenue = random.Next(3) == 0 ? null : random.Next() / 100m }, Org.Ann);
            account.Set(SessionModel.Credit, random.Next(2) == 0 ? null : -random.Next(100_000) / 8m);
            boss.Add(new Contact { LastName = Text(random) is { Length: > 0 } last && last.Trim().Length > 0 ? last : "y", FirstName = Null(random, Text), AccountId = account.Id, BirthDate = random.Next(2) == 0 ? null : new LocalDate(1990, 1, 1).PlusDays(random.Next(9_000)) });
        }

        await boss.SaveAsync();
        foreach (var entity in new[] { "account", "contact" })
        {
            var before = await LosslessAsync(entity);
            var same = await Boss().Imports.RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(before)), new() { Entity = entity, Lossless = true, BatchSize = 9 });
            Assert.True(same is { Unchanged: 40, Read: 40 }, Summary(same));

            var bulk = Boss();
            await foreach (var row in Boss().Query(entity).StreamAsync())
            {
                var record = await bulk.LoadForChangeAsync(entity, (Guid)row["id"]!);
                (record as Account)?.Set(SessionModel.Credit, 1m);
                _ = record is Account a ? a.Industry = "changed" : ((Contact)record).FirstName = "changed";
            }

            await bulk.SaveAsync();
            var back = await Boss().Imports.RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(before)), new() { Entity = entity, Lossless = true });
            Assert.True(back is { Refused: 0, Added: 0 }, Summary(back));
            Assert.Equal(before, await LosslessAsync(entity));
        }

        // Into an empty CRM, by the same ids.
        var accounts = await LosslessAsync("account");
        var north = Boss();
        foreach (var contact in await StoredAsync<Contact>("contact"))
        {
            north.Delete(await north.LoadForChangeAsync(contact.Id), permanently: true);
        }

        foreach (var account in await StoredAsync<Account>("account"))
        {
            north.Delete(await north.LoadForChangeAsync(account.Id), permanently: true);
        }

        await north.SaveAsync();
        var anew = await Boss().Imports.RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(accounts)), new() { Entity = "account", Lossless = true });
        Assert.True(anew is { Added: 40 }, Summary(anew));
        Assert.Equal(accounts, await LosslessAsync("account"));
    }

    [Fact]
    public async Task Only_what_may_be_seen_is_exported_and_a_right_that_is_taken_away_bites_meanwhile()
    {
        Fixture.Give("Rep");
        await AccountAsync("Mine", Org.Ann);
        await AccountAsync("Theirs", Org.Flo);
        Assert.Equal("name\r\nMine\r\n", await CsvAsync(As(Org.Ann).Crm, crm => crm.Query<Account>().Select("name")));

        Fixture.Give("Boss");
        var boss = Boss();
        for (var i = 0; i < 1_500; i++)
        {
            boss.Add(new Account { Name = $"Account {i}" });
        }

        await boss.SaveAsync();
        var ann = As(Org.Ann).Crm;
        using var target = new MemoryStream();
        var written = await ann.Exports.JsonLinesAsync(ann.Query<Account>().Select("name"), target, new() { Progress = new Taking(Fixture) });
        Assert.True(written < 1_500);
    }

    [Fact]
    public async Task Cards_come_back_as_the_same_contacts()
    {
        var crm = Boss();
        var acme = crm.Add(new Account { Name = "Acme, \"Inc\"; GmbH" });
        foreach (var i in Enumerable.Range(0, 20))
        {
            var contact = crm.Add(new Contact { FirstName = $"Ada {i}", LastName = "Lovelace; von\\der, Ü" + new string('ß', i * 3), JobTitle = "line 1\nline 2", AccountId = acme.Id, Email = $"a{i}@x.example", Phone = $"+49 30 {i:0000}", BirthDate = new LocalDate(1980, 1, 1).PlusDays(i), ExternalId = i % 2 == 0 ? $"c-{i}" : null });
            crm.Add(new EmailAddress { ContactId = contact.Id, Address = $"home{i}@x.example", Type = "home" });
            crm.Add(new PostalAddress { ContactId = contact.Id, Street = "Street 1\nFloor 2", City = "Wien", PostalCode = "1010", Country = "Austria", Type = "home" });
        }

        await crm.SaveAsync();
        using var cards = new MemoryStream();
        Assert.Equal(20, await crm.Exports.VCardAsync(crm.Query<Contact>(), cards));
        Assert.All(Encoding.UTF8.GetString(cards.ToArray()).Split("\r\n"), l => Assert.True(Encoding.UTF8.GetByteCount(l) <= 75));
        var report = await Boss().Imports.RunAsync(cards);
        Assert.True(report is { Read: 20, Unchanged: 20 }, Summary(report));

        // To who may not see them they are of nobody.
        Fixture.Give("Rep");
        var others = await As(Org.Ann).Crm.Imports.PreviewAsync(cards, new() { Missing = MissingReference.Leave });
        Assert.True(others.Report is { Added: 10, Refused: 10 }, Summary(others.Report));
    }

    [Fact]
    public async Task Cards_show_no_more_than_may_be_seen()
    {
        Fixture.Give("Rep");
        var secret = await AccountAsync("Secret", Org.Flo);
        var boss = Boss();
        boss.Add(new Contact { LastName = "Mine", AccountId = secret, Email = "mine@x.example" }, Org.Ann);
        boss.Add(new Contact { LastName = "Theirs", AccountId = secret, Email = "theirs@x.example" }, Org.Flo);
        await boss.SaveAsync();
        var ann = As(Org.Ann).Crm;
        using var cards = new MemoryStream();
        Assert.Equal(1, await ann.Exports.VCardAsync(ann.Query<Contact>(), cards));
        var text = Encoding.UTF8.GetString(cards.ToArray());
        Assert.Contains("mine@x.example", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("theirs", text, StringComparison.Ordinal);
    }

    private async Task<string> LosslessAsync(string entity) => await CsvAsync(
        Boss(),
        crm => crm.Query(entity).Select(entity == "account" ? ["id", "name", "industry", "website", "employees", "revenue", "tier", "credit", "externalId", "email", "phone", "owner"] : ["id", "firstName", "lastName", "account", "birthDate", "externalId", "jobTitle", "owner"]).OrderBy("id"),
        new() { Lossless = true });

    private static async Task<string> CsvAsync(CrmSession crm, Func<CrmSession, Crm.Queries.RecordQuery> query, ExportOptions? options = null)
    {
        using var target = new MemoryStream();
        await crm.Exports.CsvAsync(query(crm), target, options);
        return Encoding.UTF8.GetString(target.ToArray());
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => Awkward[random.Next(Awkward.Length)]));

    private static string? Null(Random random, Func<Random, string> text) => random.Next(3) == 0 ? null : text(random);

    private static string Summary(ImportReport report) => $"{report.Read} {report.Added} {report.Changed} {report.Unchanged} {report.Refused} {string.Join(" / ", report.Errors.Take(5))}";

    private sealed class Taking(CrmFixture fixture) : IProgress<long>
    {
        public void Report(long value) => fixture.Give("Rep");
    }
}
