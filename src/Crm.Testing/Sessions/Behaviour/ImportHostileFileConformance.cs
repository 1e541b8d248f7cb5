using System.Text;
using Crm.Contacts;
using Crm.Data;

namespace Crm.Testing.Sessions;

/// <summary>Files that are not what they should be: without end, without a closing quote, in another encoding than they say. What cannot be read is refused with the line before anything is saved.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ImportHostileFileConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private const string Good = "external id,last name\na,Ü\n";

    [Theory]
    [InlineData("", "x", "too_long", "Line 1:")]
    [InlineData("", ",", "too_many_columns", "Line 1:")]
    [InlineData(Good, "x", "too_long", "Line 3:")]
    [InlineData(Good, ",", "too_many_columns", "Line 3:")]
    [InlineData(Good, "c,", "too_many_columns", "Line 3:")]
    [InlineData(Good + "\"", "y", "too_long", "Line 3:")]
    [InlineData(Good, "\u00FC", "too_long", "Line 3:")]
    public async Task A_gigabyte_in_one_line_is_refused_before_it_is_read(string head, string part, string code, string line)
    {
        using var file = new EndlessFile(head, part);
        foreach (var error in await BothAsync(file))
        {
            Assert.Equal(code, error.Fields[0].Code);
            Assert.StartsWith(line, error.Fields[0].Message, StringComparison.Ordinal);
        }

        Assert.InRange(file.Count, 0, file.Length / 4);
    }

    [Theory]
    [InlineData("\"external id,last name\na,A\n", "Line 1:")]
    [InlineData(Good + "b,\"B\nc,C\n", "Line 3:")]
    [InlineData(Good + "b,\"", "Line 3:")]
    [InlineData(Good + "b,\"B\n\n\n\"\"", "Line 3:")]
    [InlineData(Good + "b,B\"B\n", "Line 3:")]
    [InlineData(Good + "b,\"B\"B\n", "Line 3:")]
    public async Task A_quote_that_is_not_closed_or_stands_astray_is_refused_with_its_line(string text, string line)
    {
        foreach (var error in await BothAsync(HostileFiles.Of(text)))
        {
            Assert.Equal("quote", error.Fields[0].Code);
            Assert.StartsWith(line, error.Fields[0].Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u00EF\u00BB\u00BF")]
    public async Task Latin_1_in_a_file_of_UTF_8_refuses_its_rows_alone(string mark)
    {
        var file = HostileFiles.OfBytes(mark + "external id,last name\na,M\u00C3\u00BCller\nb,M\u00FCller\nc,K\u00C3\u00B6ln \u00C3\u009F\nd,\u00C3");
        var report = await Boss().Imports.RunAsync(file);
        HostileFiles.AddsUp(report, 4, 2, 4);
        Assert.Equal(("wrong_encoding", 3), (report.Errors[0].Code, report.Errors[0].Line));
        Assert.Equal(["Müller", "Köln ß"], (await StoredAsync<Contact>("contact")).Select(c => c.LastName));
        Assert.Contains(report.Notes, n => n.StartsWith("The file is UTF-8, but not all of it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Latin_1_throughout_is_read_as_that_and_said()
    {
        var report = await Boss().Imports.RunAsync(HostileFiles.OfBytes("external id,last name\na,M\u00FCller\nb,\u00C9t\u00E9\n"));
        HostileFiles.AddsUp(report, 2);
        Assert.Equal(["Müller", "Été"], (await StoredAsync<Contact>("contact")).Select(c => c.LastName));
        Assert.Contains(report.Notes, n => n.Contains("windows-1252", StringComparison.Ordinal) && n.StartsWith("The file is not UTF-8", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task UTF_16_is_recognised_without_a_mark_and_a_half_character_refused(bool bigEndian)
    {
        var bytes = new UnicodeEncoding(bigEndian, byteOrderMark: false).GetBytes("external id,last name\na,Müller 𝒜\nb,Köln\n");
        var report = await Boss().Imports.RunAsync(new MemoryStream(bytes));
        HostileFiles.AddsUp(report, 2);
        Assert.Equal(["Müller 𝒜", "Köln"], (await StoredAsync<Contact>("contact")).Select(c => c.LastName));
        Assert.Contains(report.Notes, n => n.StartsWith("Read as UTF-16", StringComparison.Ordinal));

        foreach (var error in await BothAsync(new MemoryStream(bytes[..^1])))
        {
            Assert.Equal("wrong_encoding", error.Fields[0].Code);
        }

        // Half of a surrogate pair, alone in the middle.
        var broken = new UnicodeEncoding(bigEndian, byteOrderMark: false).GetBytes("external id,last name\na,A\nb,_\n");
        broken[^4] = bigEndian ? (byte)0xD8 : (byte)0x00;
        broken[^3] = bigEndian ? (byte)0x00 : (byte)0xD8;
        foreach (var error in await BothAsync(new MemoryStream(broken)))
        {
            Assert.Equal("wrong_encoding", error.Fields[0].Code);
            Assert.StartsWith("Line 3: the bytes are not text in utf-16", error.Fields[0].Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("utf-8", "a,A\r\nb,\u00FC\r\n", "Line 3: the bytes are not text in utf-8")]
    [InlineData("utf-8", "a,\u00C3", "Line 2: the bytes are not text in utf-8")]
    [InlineData("us-ascii", "a,A\rb,B\rc,\u00FC\r", "Line 4: the bytes are not text in us-ascii")]
    [InlineData("shift_jis", "a,A\n\nb,\u0081", "Line 4: the bytes are not text in shift_jis")]
    public async Task What_is_not_of_the_encoding_given_is_refused_with_the_line(string encoding, string rows, string message)
    {
        foreach (var error in await BothAsync(HostileFiles.OfBytes("external id,last name\n" + rows), new() { Encoding = encoding }))
        {
            Assert.Equal("wrong_encoding", error.Fields[0].Code);
            Assert.StartsWith(message, error.Fields[0].Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("klingon")]
    [InlineData("utf-7")]
    [InlineData("")]
    public async Task An_encoding_that_nobody_knows_or_should_use_is_refused(string encoding)
    {
        foreach (var error in await BothAsync(HostileFiles.Of(Good), new() { Encoding = encoding }))
        {
            Assert.Equal("unknown_encoding", error.Fields[0].Code);
        }
    }

    /// <summary>A run and a dry run are refused, and leave nothing.</summary>
    private async Task<CrmException[]> BothAsync(Stream file, ImportOptions? options = null) =>
    [
        await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await Boss().Imports.PreviewAsync(file, options)),
        await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await Boss().Imports.RunAsync(file, options)),
    ];
}
