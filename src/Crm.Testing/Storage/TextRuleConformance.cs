namespace Crm.Testing.Storage;

/// <summary>Exact texts compare by code point, folded ones by their keys; in columns and in JSON alike.</summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class TextRuleConformance<THarness> : StoreConformance<THarness>
    where THarness : IStoreHarness, new()
{
    [Theory]
    [InlineData("= 'ACME gmbh'", "Acme GmbH")]
    [InlineData("= 'CAFÉ'", "café,cafe\u0301")]
    [InlineData("= 'cafe\u0301'", "café,cafe\u0301")]
    [InlineData("= 'σίσυφοσ'", "Σίσυφος")]
    [InlineData("= 'STRASSE'", "")]
    [InlineData("= 'STRAßE'", "Straße")]
    [InlineData("contains 'GM'", "Acme GmbH")]
    [InlineData("starts with 'aCM'", "Acme GmbH")]
    [InlineData("ends with 'BH'", "Acme GmbH")]
    [InlineData("starts with 'cme'", "")]
    [InlineData("contains 'É'", "café,cafe\u0301")]
    [InlineData("in ('straße', 'ACME GMBH')", "Acme GmbH,Straße")]
    [InlineData("> 'cafê'", "Straße,Σίσυφος")]
    [InlineData("<= 'acme gmbh'", "Acme GmbH")]
    public async Task Folded_texts_compare_by_their_keys(string condition, string expected)
    {
        foreach (var name in new[] { "Acme GmbH", "café", "cafe\u0301", "Straße", "Σίσυφος" })
        {
            Add("account", ("name", name), ("tier", name));
        }

        await SaveAsync();
        Assert.Equal(expected, string.Join(',', await NamesAsync("account", "name " + condition)));
        Assert.Equal(expected, string.Join(',', await NamesAsync("account", "tier " + condition)));
    }

    [Theory]
    [InlineData("= 'ab'", "ab")]
    [InlineData("!= 'ab'", "AB,Ab,aB,b")]
    [InlineData("contains 'B'", "AB,aB")]
    [InlineData("starts with 'a'", "ab,aB")]
    [InlineData("ends with 'b'", "ab,Ab,b")]
    [InlineData("< 'a'", "AB,Ab")]
    [InlineData(">= 'ab'", "ab,b")]
    [InlineData("in ('AB', 'B')", "AB")]
    public async Task Exact_texts_compare_as_they_are(string condition, string expected)
    {
        foreach (var text in new[] { "ab", "AB", "Ab", "aB", "b" })
        {
            Add("account", ("name", "a"), ("externalId", text), ("code", text));
        }

        await SaveAsync();
        var order = expected.Split(',', StringSplitOptions.RemoveEmptyEntries);
        foreach (var field in new[] { "externalId", "code" })
        {
            var found = await ColumnAsync(new("account", $"{field} {condition}") { Order = [field] }, field);
            Assert.Equal(order.Order(StringComparer.Ordinal), found);
        }
    }

    [Fact]
    public async Task Texts_are_ordered_by_code_point()
    {
        // U+FF5E comes before U+1F600, whose first UTF-16 unit is less than U+FF5E's.
        string[] expected = ["", " a", "-a", "0", "10", "9", "A", "Z", "_", "a", "aa", "b", "ä", "~", "é", "日", "\uff5e", "😀"];
        var sorted = expected.OrderBy(t => t.EnumerateRunes().Select(r => r.Value).ToArray(), new ByItems()).ToArray();
        foreach (var text in expected.Reverse())
        {
            Add("account", ("name", "x"), ("externalId", text), ("code", text));
        }

        await SaveAsync();
        foreach (var field in new[] { "externalId", "code" })
        {
            Assert.Equal(sorted, await ColumnAsync(new("account") { Order = [field] }, field));
            Assert.Equal(sorted.Reverse(), await ColumnAsync(new("account") { Order = ["-" + field] }, field));
            Assert.Equal(["\uff5e", "😀"], await ColumnAsync(new("account", $"{field} > '日'") { Order = [field] }, field));
            Assert.Equal(["😀"], await ColumnAsync(new("account", $"{field} > '\uff5e'") { Order = [field] }, field));
        }
    }

    [Fact]
    public async Task Folded_texts_are_ordered_by_their_keys_then_by_id()
    {
        foreach (var text in new[] { "b", "Ä", "a", "B", "ä", "A", "_", "Z" })
        {
            Add("account", ("name", text), ("tier", text));
        }

        await SaveAsync();
        string[] expected = ["_", "a", "A", "b", "B", "Z", "Ä", "ä"];
        Assert.Equal(expected, await ColumnAsync(new("account") { Order = ["name"] }, "name"));
        Assert.Equal(expected, await ColumnAsync(new("account") { Order = ["tier"] }, "tier"));
        Assert.Equal(["Ä", "ä", "Z", "b", "B", "a", "A", "_"], await ColumnAsync(new("account") { Order = ["-tier"] }, "tier"));
    }

    [Theory]
    [InlineData("contains")]
    [InlineData("starts with")]
    [InlineData("ends with")]
    public async Task An_empty_part_is_in_every_text_that_is_there(string how)
    {
        Add("account", ("name", "has"), ("industry", "x"), ("externalId", "x"), ("tier", "x"), ("code", "x"));
        Add("account", ("name", "empty"), ("industry", ""), ("externalId", ""), ("tier", ""), ("code", ""));
        Add("account", ("name", "lacks"));
        await SaveAsync();

        foreach (var field in new[] { "industry", "externalId", "tier", "code" })
        {
            Assert.Equal(["has", "empty"], await NamesAsync("account", $"{field} {how} ''"));
            Assert.Equal(["lacks"], await NamesAsync("account", $"not ({field} {how} '')"));
        }
    }

    private sealed class ByItems : IComparer<int[]>
    {
        public int Compare(int[]? x, int[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
