using System.Text;
using Crm.Data;
using Crm.Testing.Sessions;

namespace Crm.Tests.Data;

public sealed class ImportSourceTests
{
    private const string Text = "name;stadt\nMüller;Köln\n";

    public static TheoryData<string, bool> Encodings => new() { { "utf-8", false }, { "utf-8", true }, { "utf-16", true }, { "utf-16", false }, { "utf-16BE", true }, { "windows-1252", false } };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task The_encoding_is_recognised_and_said_where_it_is_supposed(string name, bool mark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Text)];
        var source = await OpenAsync(bytes);
        Assert.Equal(["name", "stadt"], source.Columns);
        Assert.Equal("Müller, Köln", string.Join(", ", source.Rows().Single().Values));
        Assert.Equal(!mark && name != "utf-8", source.Notes.Count > 1);
    }

    [Theory]
    [InlineData("a,b;c,d\n", 3)]
    [InlineData("a\tb\n", 2)]
    [InlineData("a|b|c\n", 3)]
    [InlineData("\"a,b,c\";d\n", 2)]
    [InlineData("a\n", 1)]
    public async Task The_delimiter_is_recognised(string head, int columns) =>
        Assert.Equal(columns, (await OpenAsync(Encoding.UTF8.GetBytes(head))).Columns.Count);

    [Fact]
    public async Task What_is_not_of_the_encoding_asked_for_is_refused()
    {
        var error = await Assert.ThrowsAsync<CrmException>(async () => _ = (await OpenAsync([0x61, 0x0A, 0xFF, 0x0A], new() { Encoding = "utf-8" })).Rows().ToList());
        Assert.Equal("wrong_encoding", error.Fields[0].Code);
        error = await Assert.ThrowsAsync<CrmException>(async () => await OpenAsync([0x61], new() { Encoding = "klingon" }));
        Assert.Equal("unknown_encoding", error.Fields[0].Code);
    }

    [Fact]
    public async Task Nothing_at_all_is_refused() =>
        Assert.Equal("empty", (await Assert.ThrowsAsync<CrmException>(async () => await OpenAsync([]))).Fields[0].Code);

    [Theory]
    [InlineData("BEGIN:VCARD\nFN:A\n", "no_end")]
    [InlineData("BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\nEND:VCARD\n", "nested")]
    [InlineData("BEGIN:VCARD\nno property\nEND:VCARD\n", "not_a_property")]
    [InlineData("BEGIN:VCARD\nFN:A\nEND:VCARD\nFN:B\n", "outside")]
    public async Task Broken_cards_are_rows_with_a_reason(string text, string code) =>
        Assert.Contains((await OpenAsync(Encoding.UTF8.GetBytes(text))).Rows().ToList(), r => r.Problem?.Code == code);

    [Fact]
    public async Task An_encoding_that_is_read_no_more_is_refused_and_in_a_card_supposed()
    {
        Assert.Equal("unknown_encoding", (await Assert.ThrowsAsync<CrmException>(async () => await OpenAsync("a,b\n"u8.ToArray(), new() { Encoding = "utf-7" }))).Fields.Single().Code);
        var source = await OpenAsync("BEGIN:VCARD\r\nN;CHARSET=UTF-7;ENCODING=QUOTED-PRINTABLE:D=F6e;Jo\r\nEND:VCARD\r\n"u8.ToArray());
        Assert.Equal("Döe", Assert.Single(source.Rows()).Values[VCardColumns.Of("lastName")]);
    }

    [Fact]
    public async Task A_workbook_is_named_as_one() =>
        Assert.Equal("not_text", (await Assert.ThrowsAsync<CrmException>(async () => await OpenAsync([0x50, 0x4B, 3, 4, 0, 0, 0, 0xFF]))).Fields.Single().Code);

    [Fact]
    public async Task A_card_of_many_long_lines_is_refused()
    {
        var lines = string.Concat(Enumerable.Range(0, 30).Select(_ => $"NOTE:{new string('x', 60_000)}\r\n"));
        var source = await OpenAsync(Encoding.UTF8.GetBytes($"BEGIN:VCARD\r\nN:Doe;Jo\r\n{lines}END:VCARD\r\nBEGIN:VCARD\r\nN:Roe;Jo\r\nEND:VCARD\r\n"));
        Assert.Equal(["too_long", null], source.Rows().Select(r => r.Problem?.Code));
    }

    [Fact]
    public async Task A_huge_photo_is_passed_over_and_a_huge_name_refused()
    {
        var photo = "BEGIN:VCARD\nN:Doe;John\nPHOTO;ENCODING=b:" + string.Concat(Enumerable.Repeat(new string('A', 75) + "\n ", 40_000)) + "\nEND:VCARD\n";
        var row = (await OpenAsync(Encoding.UTF8.GetBytes(photo))).Rows().Single();
        Assert.Null(row.Problem);
        Assert.Equal("Doe", row.Values[VCardColumns.Of("lastName")]);
        var name = (await OpenAsync(Encoding.UTF8.GetBytes("BEGIN:VCARD\nN:" + new string('x', 3_000_000) + "\nEND:VCARD\n"))).Rows().Single();
        Assert.Equal("too_long", name.Problem!.Code);
    }

    [Theory]
    [InlineData("name\n", "x")]
    [InlineData("name\n\"", "x")]
    [InlineData("BEGIN:VCARD\nNOTE:", "x")]
    public async Task A_line_of_a_gigabyte_is_not_held(string head, string part)
    {
        using var file = new EndlessFile(head, part);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = await Assert.ThrowsAsync<CrmException>(async () => (await ImportSource.OpenAsync(file, new(), CancellationToken.None)).Check(CancellationToken.None));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 12_000_000);
        Assert.Equal("too_long", error.Fields[0].Code);
    }

    [Fact]
    public void Long_rows_are_held_a_few_at_a_time()
    {
        var rows = Enumerable.Range(1, 10).Select(i => new SourceRow(i, i + 1, [new string('x', RowBatches.MostCharacters / 4), null]));
        Assert.Equal([4, 4, 2], rows.Batches(2_000).Select(b => b.Length));
        Assert.Equal([3, 3, 1], Enumerable.Range(1, 7).Select(i => new SourceRow(i, i, [])).Batches(3).Select(b => b.Length));
    }

    private static ValueTask<ImportSource> OpenAsync(byte[] bytes, ImportOptions? options = null) => ImportSource.OpenAsync(new MemoryStream(bytes), options ?? new(), CancellationToken.None);
}
