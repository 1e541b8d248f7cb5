namespace Crm.Samples.Tests.QuickStart;

/// <summary>The commands that take a file of the user's own: what they print, and how they refuse a file that is not right.</summary>
public sealed class FileImportTests
{
    private const string People = "Kd-Nr;Vorname;Nachname;E-Mail;Firma\n1;Ada;Lovelace;ada@acme.example;Acme\n2;Grace;Hopper;grace@navy.example;Navy\n3;Alan;Turing;no address;Acme\n";
    private const string Card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lovelace;Ada;;;\r\nORG:Acme\r\nTEL;TYPE=WORK:+44 20 7946 0018\r\nTEL;TYPE=HOME:ask\r\nEMAIL:ada@acme.example\r\nEND:VCARD\r\n";

    [Fact]
    public async Task A_table_is_imported_and_the_second_time_changes_nothing()
    {
        using var folder = new TempFolder();
        await using var store = await TestStore.CreateAsync("sqlite");
        var file = await WriteAsync(folder, "people.csv", People);
        var run = await Run.Of("import", file, "--store", store.Option);

        Assert.True(run.ExitCode == 0, run.Error);
        foreach (var text in new[] { "Vorname", "firstName", "account.name", "Rows find their records by: email.", "3 rows read: 2 added, 0 changed, 0 unchanged, 1 refused.", "columns divided by semicolons" })
        {
            Assert.Contains(text, run.Output, StringComparison.Ordinal);
        }

        Assert.Contains("3 of 3 rows, 1 refused", run.Error, StringComparison.Ordinal);
        var errors = await File.ReadAllTextAsync(Path.Combine(folder.Path, "people.errors.csv"));
        Assert.Contains("not_an_email", errors, StringComparison.Ordinal);
        Assert.Contains("Turing", errors, StringComparison.Ordinal);

        Assert.Contains("0 added, 0 changed, 2 unchanged, 1 refused.", (await Run.Of("import", file, "--store", store.Option)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_is_imported_and_what_was_passed_over_is_told()
    {
        using var folder = new TempFolder();
        var run = await Run.Of("import", await WriteAsync(folder, "ada.vcf", Card), "--store", "memory");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("1 rows read: 1 added, 0 changed, 0 unchanged, 0 refused.", run.Output, StringComparison.Ordinal);
        Assert.Contains("TEL was passed over 1 times", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Path, "ada.errors.csv")));
    }

    [Theory]
    [InlineData("a,b\n1,\"open\n", "Line 2")]
    [InlineData("", "The file holds nothing")]
    [InlineData("xyz\n1\n", "say where they go")]
    public async Task A_file_that_is_not_right_is_refused_in_one_line(string text, string told)
    {
        using var folder = new TempFolder();
        var run = await Run.Of("import", await WriteAsync(folder, "bad.csv", text), "--store", "memory");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Contains(told, Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("duplicates")]
    public async Task A_file_that_is_not_there_is_told_in_one_line(string command)
    {
        using var folder = new TempFolder();
        var run = await Run.Of(command, Path.Combine(folder.Path, "nowhere.csv"));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("nowhere.csv", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Duplicates_of_a_table_are_found_and_written()
    {
        using var folder = new TempFolder();
        var rows = Enumerable.Range(0, 60).Select(i => $"{Name(i, 3)},{Name(i, 5)}son,{Name(i, 3)}.{i}@mail.example,{(char)('a' + (i % 26))}ville {i}")
            .Append($"{Name(7, 3)},{Name(7, 5)}sonn,{Name(7, 3)}.7@mail.example,hville 7").ToList();
        var file = await WriteAsync(folder, "people.csv", "first name,last name,email,city\n" + string.Join('\n', rows) + "\n");
        var target = Path.Combine(folder.Path, "clusters.csv");
        var run = await Run.Of("duplicates", file, "--output", target);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.StartsWith("61 records, 1 clusters with 2 records", run.Output, StringComparison.Ordinal);
        Assert.Contains("records 8, 61", run.Output, StringComparison.Ordinal);
        Assert.Equal(["cluster,record", "1,8", "1,61"], await File.ReadAllLinesAsync(target));
        Assert.NotEqual("", run.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b\n1,\"open\n")]
    public async Task What_is_no_table_has_no_duplicates(string text)
    {
        using var folder = new TempFolder();
        var run = await Run.Of("duplicates", await WriteAsync(folder, "bad.csv", text));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    /// <summary>Words that are little alike.</summary>
    private static string Name(int number, int length)
    {
        var random = new Random((number * 31) + length);
        return string.Concat(Enumerable.Range(0, length).Select(_ => $"{"bdfgklmnprstvz"[random.Next(14)]}{"aeiou"[random.Next(5)]}"));
    }

    private static async Task<string> WriteAsync(TempFolder folder, string name, string text)
    {
        var path = Path.Combine(folder.Path, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }
}
