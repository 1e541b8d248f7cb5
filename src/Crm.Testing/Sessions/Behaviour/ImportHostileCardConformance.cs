using System.Text;
using Crm.Contacts;
using Crm.Data;

namespace Crm.Testing.Sessions;

/// <summary>Cards that are too long, broken or made to do harm: each is told of, and those around it are imported.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ImportHostileCardConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private static readonly string First = Card("UID:first", "N:Good;First");
    private static readonly string Last = Card("UID:last", "N:Good;Last");

    [Theory]
    [InlineData("N:Endless")]
    [InlineData("NOTE:")]
    [InlineData("PHOTO;ENCODING=b:")]
    public async Task A_gigabyte_in_one_line_is_refused_before_it_is_read(string begins)
    {
        using var file = new EndlessFile(First + "BEGIN:VCARD\r\n" + begins, "A");
        foreach (var act in new Func<ValueTask>[] { async () => await Boss().Imports.PreviewAsync(file), async () => await Boss().Imports.RunAsync(file) })
        {
            var error = await RefusedWithoutTraceAsync(CrmErrors.Invalid, act);
            Assert.Equal("too_long", error.Fields[0].Code);
            Assert.StartsWith("Line 7:", error.Fields[0].Message, StringComparison.Ordinal);
        }

        Assert.InRange(file.Count, 0, file.Length / 4);
    }

    [Fact]
    public async Task A_million_properties_refuse_their_card_alone()
    {
        var same = string.Concat(Enumerable.Repeat("TEL:123456\r\n", 1_000_000));
        var different = string.Concat(Enumerable.Range(0, 200_000).Select(i => FormattableString.Invariant($"X-{i}:1\r\n")));
        var report = await RunAsync(First + Card("UID:a", "N:Same", same) + Card("UID:b", "N:Different", different) + Last, 2, 3);
        Assert.All(report.Errors, e => Assert.Equal("too_many", e.Code));
    }

    [Fact]
    public async Task A_million_kinds_of_properties_are_told_of_in_a_few_lines()
    {
        var cards = string.Concat(Enumerable.Range(0, 30).Select(c => Card($"UID:c{c}", $"N:Card {c}", string.Concat(Enumerable.Range(0, 900).Select(p => $"X-{c}-{p}-{new string('n', 500)}:1\r\n")))));
        var report = await Boss().Imports.RunAsync(HostileFiles.Of(cards));
        HostileFiles.AddsUp(report, 30);
        Assert.InRange(report.Notes.Count, 900, 1_010);
        Assert.All(report.Notes, n => Assert.InRange(n.Length, 1, 300));
        Assert.Equal(30 * 900, report.Notes.Sum(Times));

        static long Times(string note) => note.Split(" was passed over ") is [_, var rest] ? long.Parse(rest.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

    [Fact]
    public async Task Lines_and_cards_that_are_too_long_are_refused_alone()
    {
        var notes = string.Concat(Enumerable.Repeat("NOTE:" + new string('n', 60_000) + "\r\n", 20));
        var folded = "N:" + string.Concat(Enumerable.Repeat(new string('f', 70) + "\r\n ", 1_000)) + "\r\n";
        var report = await RunAsync(First + Card("UID:a", "N:Notes", notes) + Card("UID:b", folded) + Card("UID:c", "N:" + new string('x', 70_000)) + Last, 2, 3, 4);
        Assert.All(report.Errors, e => Assert.Equal("too_long", e.Code));
    }

    [Fact]
    public async Task A_name_of_ten_thousand_characters_and_a_NUL_refuse_their_cards_alone()
    {
        var name = new string('x', 10_000);
        var report = await RunAsync(
            First + Card("UID:a", $"N:{name};") + Card("UID:b", $"N:;{name}") + Card($"UID:{name}", "N:Key") + Card("UID:c", "N:Company", $"ORG:{name}\r\n")
            + Card("UID:d", "N:N\0ul") + Card("UID:e\0", "N:Key") + Card("UID:f", "N:Company", "ORG:A\0cme\r\n") + Card("UID:g", "N;ENCODING=QUOTED-PRINTABLE:Coded=00") + Last,
            2, 3, 4, 5, 6, 7, 8, 9);
        Assert.Contains(report.Errors, e => e is { Row: 2, Column: "lastName", Code: "too_long" });
        Assert.Contains(report.Errors, e => e is { Row: 6, Column: "lastName", Code: "not_a_text" });
        Assert.Contains(report.Errors, e => e is { Row: 9, Column: "lastName", Code: "not_a_text" });
    }

    [Fact]
    public async Task Latin_1_in_cards_of_UTF_8_refuses_its_card_alone()
    {
        var bytes = Encoding.UTF8.GetBytes(Card("UID:first", "N:Müller") + Card("UID:bad", "N:M_ller") + Card("UID:last", "N:Köln"));
        bytes[Array.LastIndexOf(bytes, (byte)'_')] = 0xFC;
        var report = await Boss().Imports.RunAsync(new MemoryStream(bytes));
        HostileFiles.AddsUp(report, 3, 2);
        Assert.Equal("wrong_encoding", Assert.Single(report.Errors).Code);
        Assert.Equal(["Müller", "Köln"], (await StoredAsync<Contact>("contact")).Select(c => c.LastName));
    }

    [Fact]
    public async Task Bytes_that_are_not_of_the_encoding_given_are_refused_with_the_line_before_anything_is_saved()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(First, 3_000)) + Card("UID:bad", "N:M_ller"));
        bytes[Array.LastIndexOf(bytes, (byte)'_')] = 0xFC;
        var error = await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await Boss().Imports.RunAsync(new MemoryStream(bytes), new() { Encoding = "utf-8" }));
        Assert.Equal("wrong_encoding", error.Fields[0].Code);
        Assert.StartsWith("Line 15004:", error.Fields[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_primary_ones_are_of_the_type_that_the_card_says()
    {
        var report = await Boss().Imports.RunAsync(HostileFiles.Of(
            Card("UID:1", "N:Home", "EMAIL;TYPE=WORK:w@x.example\r\nEMAIL;TYPE=HOME,PREF:h@x.example\r\nTEL;TYPE=WORK:111111\r\nTEL;TYPE=CELL;PREF=1:222222\r\n")
            + Card("UID:2", "N:Other", "EMAIL;TYPE=other:o@x.example\r\nTEL;FAX;PREF:333333\r\n") + Card("UID:3", "N:None", "EMAIL:n@x.example\r\nEMAIL:m@x.example\r\nTEL;TYPE=VOICE:444444\r\n")));
        HostileFiles.AddsUp(report, 3);
        Assert.Equal(
            ["h@x.example home True", "m@x.example other False", "n@x.example work True", "o@x.example other True", "w@x.example work False"],
            (await StoredAsync<EmailAddress>("email")).Select(e => $"{e.Address} {e.Type} {e.IsPrimary}").Order(StringComparer.Ordinal));
        Assert.Equal(
            ["111111 work False", "222222 mobile True", "333333 fax True", "444444 work True"],
            (await StoredAsync<PhoneNumber>("phone")).Select(e => $"{e.Number} {e.Type} {e.IsPrimary}").Order(StringComparer.Ordinal));
        Assert.Equal(("h@x.example", "222222"), (await StoredAsync<Contact>("contact")).Where(c => c.LastName == "Home").Select(c => (c.Email, c.Phone)).Single());

        // A further card of one that is there brings another primary one, of its own type, too.
        var other = (await StoredAsync<Contact>("contact")).Single(c => c.LastName == "Other");
        const string Changed = "EMAIL;TYPE=HOME:new@x.example\r\n";
        Assert.Equal(1, (await Boss().Imports.RunAsync(HostileFiles.Of(Card("UID:2", "N:Other", Changed)))).Changed);
        Assert.Equal(["o@x.example other False", "new@x.example home True"], (await StoredAsync<EmailAddress>("email")).Where(e => e.ContactId == other.Id).Select(e => $"{e.Address} {e.Type} {e.IsPrimary}"));
        Assert.Equal(1, (await Boss().Imports.RunAsync(HostileFiles.Of(Card("UID:2", "N:Other", Changed)))).Unchanged);
    }

    private async Task<ImportReport> RunAsync(string cards, params long[] refused)
    {
        var options = new ImportOptions { Missing = MissingReference.Make };
        var before = await Dump.OfAsync(Fixture);
        var dry = (await Boss().Imports.PreviewAsync(HostileFiles.Of(cards), options)).Report;
        Assert.Equal(before, await Dump.OfAsync(Fixture));
        var report = await Boss().Imports.RunAsync(HostileFiles.Of(cards), options);
        Assert.Equal(dry.Errors, report.Errors);
        HostileFiles.AddsUp(report, refused.Length + 2, refused);
        Assert.Equal(["first", "last"], (await StoredAsync<Contact>("contact")).Select(c => c.ExternalId));
        return report;
    }

    private static string Card(params string[] lines) => "BEGIN:VCARD\r\nVERSION:3.0\r\n" + string.Concat(lines.Select(l => l.EndsWith('\n') ? l : l + "\r\n")) + "END:VCARD\r\n";
}
