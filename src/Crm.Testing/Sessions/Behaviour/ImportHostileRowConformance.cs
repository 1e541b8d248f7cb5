using System.Text;
using Crm.Contacts;
using Crm.Data;

namespace Crm.Testing.Sessions;

/// <summary>Rows that are too long, broken or made to do harm: each is told of with its number and what would be right, and those around it are imported.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ImportHostileRowConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private const string Header = "external id,first name,last name,email,company,birthday,owner,erp\n";

    private static readonly string Long = new('x', 10_000);

    private static readonly string[] Formulas = ["=1+1", "+49 30", "-1", "@sum", "\ttab", "=HYPERLINK(\"\"x\"\")"];

    [Fact]
    public async Task Ten_thousand_characters_where_fewer_fit_refuse_the_row_and_name_the_column()
    {
        string[] columns = ["external id", "first name", "last name", "email", "company", "owner", "erp"];
        var file = Header + "first,,Good,,,,,\n"
            + $"{Long},,Key,,,,,\na,{Long},Given,,,,,\nb,,{Long},,,,,\nc,,Mail,{Long}@x.example,,,,\nd,,Company,,{Long},,,\ne,,Owner,,,,{Long},\nf,,System,,,,,{Long}\n"
            + "last,,Good,,,,,\n";
        var (dry, report) = await BothAsync(file);
        HostileFiles.AddsUp(dry, 9, 2, 3, 4, 5, 6, 7, 8);
        HostileFiles.AddsUp(report, 9, 2, 3, 4, 5, 6, 7, 8);
        Assert.Equal(columns, report.Errors.DistinctBy(e => e.Row).Select(e => e.Column));
        Assert.Equal(["first", "last"], await KeysAsync());
        Assert.Equal(9 - 1, report.Errors.Single(e => e.Column == "owner").Line);
    }

    [Fact]
    public async Task Names_as_long_as_may_be_are_kept_to_the_letter()
    {
        var name = string.Concat(Enumerable.Repeat("Ü𝒜", 33));
        var report = await Boss().Imports.RunAsync(HostileFiles.Of(Header + $"a,,{name},,,,,\n"));
        HostileFiles.AddsUp(report, 1);
        Assert.Equal(name, Assert.Single(await StoredAsync<Contact>("contact")).LastName);
    }

    [Fact]
    public async Task A_NUL_refuses_its_row_wherever_it_stands()
    {
        var file = Header + "first,,Good,,,,,\n"
            + "k\0,,Key,,,,,\na,\0,Given,,,,,\nb,,\0Last,,,,,\nc,,Mail,m\0@x.example,,,,\nd,,Company,,A\0cme,,,\ne,,Day,,,2000-01-0\0,,\nf,,Owner,,,,An\0n,\ng,,System,,,,,7\0\n"
            + "last,,Good,,,,,\n";
        using var errors = new MemoryStream();
        var (dry, report) = await BothAsync(file, errors);
        HostileFiles.AddsUp(dry, 10, 2, 3, 4, 5, 6, 7, 8, 9);
        HostileFiles.AddsUp(report, 10, 2, 3, 4, 5, 6, 7, 8, 9);
        Assert.Equal(["external id", "first name", "last name", "email", "company", "birthday", "owner", "erp"], report.Errors.DistinctBy(e => e.Row).Select(e => e.Column));
        Assert.Equal(["first", "last"], await KeysAsync());
        var text = Encoding.UTF8.GetString(errors.ToArray());
        Assert.Contains("k\0", text, StringComparison.Ordinal);
        Assert.Contains("A\0cme", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ragged_rows_are_refused_with_all_that_stood_in_them()
    {
        using var errors = new MemoryStream();
        var file = "external id,last name\na,A\nb\n\nc,C,more,\"and, more\"\n,\nd,D\ne,E,\n";
        var (dry, report) = await BothAsync(file, errors);
        HostileFiles.AddsUp(dry, 6, 2, 3, 4, 6);
        HostileFiles.AddsUp(report, 6, 2, 3, 4, 6);
        Assert.Equal(["ragged", "ragged", "ragged"], report.Errors.Where(e => e.Row != 4).Select(e => e.Code));
        Assert.Equal("The row has 4 fields; the header has 2.", report.Errors.Single(e => e.Row == 3).Message);
        Assert.Equal(["a", "d"], await KeysAsync());
        Assert.EndsWith(",c,C,more,\"and, more\"", Encoding.UTF8.GetString(errors.ToArray()).Split("\r\n").Single(l => l.StartsWith("3,5,", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Formulas_are_data_when_imported_harmless_when_exported_and_come_back_to_the_letter()
    {
        var report = await Boss().Imports.RunAsync(
            HostileFiles.Of("external id,last name,job title\n" + string.Concat(Formulas.Select((f, i) => FormattableString.Invariant($"\"{f}\",\"{f}\",t{i}\n")))), new() { Lossless = true });
        HostileFiles.AddsUp(report, Formulas.Length);
        var kept = Formulas.Select(f => f.Replace("\"\"", "\"", StringComparison.Ordinal)).ToArray();
        Assert.Equal(kept, (await StoredAsync<Contact>("contact")).Select(c => c.LastName!));
        Assert.Equal(kept, (await StoredAsync<Contact>("contact")).Select(c => c.ExternalId!));

        var safe = await ExportAsync(new());
        Assert.Equal(["lastName", .. Formulas.Select(f => $"\"'{f}\"")], safe.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l[..l.LastIndexOf(',')]));

        var exact = await ExportAsync(new() { Lossless = true });
        foreach (var contact in await StoredAsync<Contact>("contact"))
        {
            await ChangeAsync(contact.Id, c => c.LastName = "changed");
        }

        var back = await Boss().Imports.RunAsync(HostileFiles.Of(exact), new() { Lossless = true });
        Assert.Equal((0L, (long)Formulas.Length, 0L), (back.Added, back.Changed, back.Refused));
        Assert.Equal(exact, await ExportAsync(new() { Lossless = true }));
    }

    [Fact]
    public async Task A_formula_as_a_column_or_a_refused_cell_is_harmless_in_the_error_file()
    {
        using var errors = new MemoryStream();
        await Boss().Imports.RunAsync(HostileFiles.Of("last name,=cmd(),email\nA,@x,-1\n"), new() { Errors = errors });
        var lines = Encoding.UTF8.GetString(errors.ToArray()).Split("\r\n");
        Assert.EndsWith(",\"last name\",\"'=cmd()\",email", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",A,\"'@x\",\"'-1\"", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_a_megabyte_are_imported_a_few_at_a_time()
    {
        var filler = new string('z', 1_000_000);
        var told = new List<long>();
        var file = "external id,last name,remark\n" + string.Concat(Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"c-{i},Name,{filler}\n")));
        var report = await Boss().Imports.RunAsync(HostileFiles.Of(file), new() { Progress = new Told(told) });
        HostileFiles.AddsUp(report, 40);
        Assert.Equal([5, 10, 15, 20, 25, 30, 35, 40], told);
    }

    private async Task<(ImportReport Dry, ImportReport Report)> BothAsync(string file, Stream? errors = null)
    {
        var options = new ImportOptions
        {
            Mapping = file.StartsWith(Header, StringComparison.Ordinal) ? new Dictionary<string, string> { ["erp"] = "externalIds.erp" } : new Dictionary<string, string>(),
            Key = ["externalId"],
            Missing = MissingReference.Make,
            Errors = errors,
        };
        var before = await Dump.OfAsync(Fixture);
        var dry = (await Boss().Imports.PreviewAsync(HostileFiles.Of(file), options with { Errors = null })).Report;
        Assert.Equal(before, await Dump.OfAsync(Fixture));
        var report = await Boss().Imports.RunAsync(HostileFiles.Of(file), options);
        Assert.Equal(dry.Errors, report.Errors);
        return (dry, report);
    }

    private async Task<IEnumerable<string?>> KeysAsync() => (await StoredAsync<Contact>("contact")).Select(c => c.ExternalId);

    private async Task<string> ExportAsync(ExportOptions options)
    {
        var crm = Boss();
        using var target = new MemoryStream();
        await crm.Exports.CsvAsync(crm.Query<Contact>().Select(options.Lossless ? ["id", "lastName", "jobTitle", "externalId"] : ["lastName", "jobTitle"]).OrderBy("jobTitle"), target, options);
        return Encoding.UTF8.GetString(target.ToArray());
    }

    private sealed class Told(List<long> told) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => told.Add(value.Done);
    }
}
