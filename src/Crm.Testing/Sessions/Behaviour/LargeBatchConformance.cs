using System.Text;
using Crm.Contacts;
using Crm.Data;
using Crm.Extensibility;
using Crm.Records;
using Crm.Sessions;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>A batch of a thousand records, which a store may write in another way than a few: the same values, the same refusals, whole or not at all.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class LargeBatchConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private const int Many = 1_000;

    private static readonly string?[] Texts =
        [null, "", " ", "\t", "\r\n", "\u0001", "\uFFFD", "\uFDD0", "e\u0301", "ﷺ", "👩‍👩‍👧‍👦", "'\"%_\\N\\.", new string('ß', 199), string.Concat(Enumerable.Repeat("𝒜", 99))];

    private static readonly decimal?[] Numbers =
        [null, 0m, 0.0001m, -0.0001m, 1.1000m, Money.MaxAmount, -Money.MaxAmount, 99_999_999_999.9999m, -99_999_999_999.9999m];

    private static readonly LocalDate?[] Dates = [null, new(1900, 1, 1), new(9998, 12, 31), new(2000, 2, 29), new(1969, 12, 31)];

    private Action? beforeSave;

    [Fact]
    public async Task Whatever_the_values_they_are_stored_as_one_by_one()
    {
        // Every value of each kind comes together with others of the other kinds.
        await Boss().InsertAsync(Accounts(Many), new() { BatchSize = Many });
        await Boss().InsertAsync(Contacts(Many), new() { BatchSize = Many });
        var (accounts, contacts) = (await RowsAsync("account"), await RowsAsync("contact"));
        Assert.Equal((Many, Many), (accounts.Count, contacts.Count));
        var one = Boss();
        foreach (var record in Accounts(Many, "y").Concat<Record>(Contacts(Many, "y")).Where((_, i) => i % 11 == 0))
        {
            one.Add(record);
            await one.SaveAsync();
        }

        Assert.Equal(accounts.Where((_, i) => i % 11 == 0), (await RowsAsync("account")).Skip(Many));
        Assert.Equal(contacts.Where((_, i) => (i + Many) % 11 == 0), (await RowsAsync("contact")).Skip(Many));

        var stored = await StoredAsync<Account>("account");
        foreach (var (account, i) in Accounts(Many).Select((a, i) => (a, i)))
        {
            Assert.Equal((account.Name, account.Industry, account.Website, account.Employees, account.Revenue), (stored[i].Name, stored[i].Industry, stored[i].Website, stored[i].Employees, stored[i].Revenue));
        }
    }

    [Fact]
    public async Task What_an_import_of_them_stores_is_the_same()
    {
        await Boss().InsertAsync(Accounts(Many), new() { BatchSize = Many });
        var crm = Boss();
        using var file = new MemoryStream();
        await crm.Exports.CsvAsync(crm.Query<Account>().Select("name", "industry", "website", "employees", "revenue", "credit", "externalId").OrderBy("id"), file, new() { Lossless = true });
        var report = await Boss(Org.South).Imports.RunAsync(file, new() { Entity = "account", Lossless = true });
        HostileFiles.AddsUp(report, Many);
        Assert.Equal(await RowsAsync("account"), await RowsAsync("account", Org.South));
    }

    [Fact]
    public async Task The_versions_of_what_was_inserted_are_what_it_is()
    {
        await Boss().InsertAsync(Accounts(Many), new() { BatchSize = Many });
        var now = Fixture.Clock.GetCurrentInstant();
        string[] columns = ["id", "name", "industry", "website", "employees", "revenue", "credit"];
        var (live, then) = (await AllAsync(Boss().Query<Account>().Select(columns)), await AllAsync(Boss().Query<Account>().AsOf(now).Select(columns)));
        Assert.Equal(Many, live.Count);
        Assert.Equal(live, then);

        static async Task<List<string>> AllAsync(Queries.RecordQuery<Account> query)
        {
            var rows = new List<string>();
            await foreach (var row in query.OrderBy("id").StreamAsync())
            {
                rows.Add(string.Join('|', row.Values.Select(v => FormattableString.Invariant($"{(v is null ? "null" : v)}"))));
            }

            return rows;
        }
    }

    [Fact]
    public async Task A_value_that_is_taken_already_refuses_all_and_the_session_goes_on()
    {
        var other = Boss();
        other.Add(new Account { Name = "Taken", ExternalId = "x-500" });
        await other.SaveAsync();
        var crm = Boss();
        var error = await RefusedWithoutTraceAsync(CrmErrors.Duplicate, async () => await crm.InsertAsync(Accounts(Many), new() { BatchSize = Many }));
        Assert.Equal("externalId", Assert.Single(error.Fields).Field);

        await GoesOnAsync(crm, Accounts(Many).Where(a => a.ExternalId != "x-500"), Many);
    }

    [Fact]
    public async Task Cancelling_in_the_middle_leaves_nothing_and_the_session_goes_on()
    {
        using var cancelled = new CancellationTokenSource();
        CancelAfter(cancelled, Many / 2);
        var crm = Boss();
        var before = await Dump.OfAsync(Fixture);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await crm.InsertAsync(Accounts(Many), new() { BatchSize = Many }, cancelled.Token));
        Assert.Equal(before, await Dump.OfAsync(Fixture));

        await GoesOnAsync(crm, Accounts(Many), Many);
    }

    [Fact]
    public async Task An_import_names_the_row_whose_value_is_taken_and_keeps_the_others()
    {
        var other = Boss();
        other.Add(new Contact { LastName = "Taken", ExternalId = "x-500" }, Org.Flo);
        await other.SaveAsync();
        var crm = Boss();
        var report = await crm.Imports.RunAsync(File(Many), new() { Key = ["email"] });
        HostileFiles.AddsUp(report, Many, 501);
        Assert.Equal(("external id", "duplicate", 502), report.Errors.Select(e => (e.Column, e.Code, e.Line)).Single());
        Assert.Equal(Many, await crm.Query<Contact>().CountAsync());
        Assert.Equal(Many - 1, (await StoredAsync<EmailAddress>("email")).Count);
    }

    [Fact]
    public async Task An_import_that_is_cancelled_in_the_middle_of_a_batch_goes_on_after_the_one_before()
    {
        using var cancelled = new CancellationTokenSource();
        CancelAfter(cancelled, 3 * Many / 4);
        var broken = await Boss().Imports.RunAsync(File(Many), new() { BatchSize = Many / 2 }, cancelled.Token);
        Assert.Equal((Many / 2L, Many / 2L, false), (broken.Read, broken.Added, broken.IsComplete));
        Assert.Equal(Many / 2, await Boss().Query<Contact>().CountAsync());
        Assert.Equal(Many / 2, (await StoredAsync<EmailAddress>("email")).Count);

        var report = await Boss().Imports.RunAsync(File(Many), new() { BatchSize = Many / 2 });
        HostileFiles.AddsUp(report, Many);
        Assert.Equal((Many / 2L, broken.Run), (report.ResumedAfter, report.Run));
        Assert.Equal(Many, (await StoredAsync<Contact>("contact")).DistinctBy(c => c.ExternalId).Count());
    }

    private protected override void Compose(CrmBuilder crm) => crm
        .BeforeSave<Account>((_, _) => Told())
        .BeforeSave<Contact>((_, _) => Told());

    private ValueTask Told()
    {
        beforeSave?.Invoke();
        return default;
    }

    private void CancelAfter(CancellationTokenSource source, int records)
    {
        beforeSave = () =>
        {
            if (--records == 0)
            {
                source.Cancel();
            }
        };
    }

    /// <summary>The same session inserts many, and saves one.</summary>
    private async Task GoesOnAsync(CrmSession crm, IEnumerable<Account> accounts, int then)
    {
        beforeSave = null;
        await crm.InsertAsync(accounts, new() { BatchSize = Many });
        Assert.Equal(then, await crm.Query<Account>().CountAsync());
        crm.Add(new Account { Name = "last" });
        await crm.SaveAsync();
        Assert.Equal(then + 1, await Boss().Query<Account>().CountAsync());
    }

    /// <summary>What is stored of every record but its id, its times and what is unique, in the order they were added.</summary>
    private async Task<List<string>> RowsAsync(string entity, TenantId? tenant = null)
    {
        var definition = SessionModel.Model[entity];
        string[] left = ["id", "createdAt", "changedAt", "externalId"];
        var fields = definition.AllFields.Where(f => !left.Contains(f.Name)).ToList();
        return [.. (await Dump.RowsAsync(As(null).Store, tenant ?? Org.North, definition)).OrderBy(r => (Guid)r[0]!)
            .Select(r => string.Join('|', fields.Select(f => f.Read(r)).Select(v => v switch
            {
                null => "null",
                decimal number => FormattableString.Invariant($"{number:0.0000}"),
                _ => FormattableString.Invariant($"{v} {v.GetType().Name}"),
            })))];
    }

    private static IEnumerable<Account> Accounts(int count, string prefix = "x")
    {
        for (var i = 0; i < count; i++)
        {
            var account = new Account
            {
                Name = "n" + Texts[i % Texts.Length],
                Industry = Texts[i / Texts.Length % Texts.Length] is { Length: <= 100 } industry ? industry : null,
                Website = Texts[(i + 3) % Texts.Length],
                Employees = i % 5 == 0 ? null : i % 5 == 1 ? long.MaxValue : i % 5 == 2 ? long.MinValue : i,
                Revenue = Numbers[i % Numbers.Length],
                ExternalId = FormattableString.Invariant($"{prefix}-{i}"),
            };
            account.Set(SessionModel.Credit, Numbers[(i + 4) % Numbers.Length]);
            yield return account;
        }
    }

    private static IEnumerable<Contact> Contacts(int count, string prefix = "x") => Enumerable.Range(0, count).Select(i => new Contact
    {
        LastName = "n" + (Texts[i % Texts.Length] is { Length: < 100 } name ? name : null),
        JobTitle = Texts[i / 7 % Texts.Length] is { Length: <= 100 } title ? title : null,
        BirthDate = Dates[i % Dates.Length],
        ExternalId = FormattableString.Invariant($"{prefix}-{i}"),
    });

    private static MemoryStream File(int rows) => new(Encoding.UTF8.GetBytes(
        "external id,last name,email\n" + string.Concat(Enumerable.Range(0, rows).Select(i => FormattableString.Invariant($"x-{i},Name {i} 👩‍👩‍👧,p{i}@x.example\n")))));
}
