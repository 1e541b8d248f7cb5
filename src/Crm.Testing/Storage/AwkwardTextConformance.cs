namespace Crm.Testing.Storage;

/// <summary>Texts that trip databases come back as they were and are found by what they are.</summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class AwkwardTextConformance<THarness> : StoreConformance<THarness>
    where THarness : IStoreHarness, new()
{
    private static readonly string[] Texts =
    [
        "", " ", "  ends in spaces  ", "'", "''", "\"", "\\", "\\'", "%", "_", "100%", "a_b", "[a]", "*", "?", "--", "/*", ";", "{0}", "$1", ":p", "@p0", "\r\n", "\t", "\u0001", "\u007f",
        "null", "NULL", "true", "1", "1e5", "{\"a\":1}", "e\u0301", "\u00e9", "ß", "ẞ", "İ", "ı", "ﬁ", "Ǆ", "Σίσυφος", "日本語", "עברית", "\u202e", "\u200d", "\ufeff", "\uffff", "\ue000",
        "😀", "👩‍👩‍👧", "\U0010ffff", new string('x', 200),
    ];

    [Fact]
    public async Task Awkward_texts_come_back_as_they_were()
    {
        foreach (var (text, index) in Texts.Select((t, i) => (t, i)))
        {
            Add("account", ("name", text), ("externalId", text), ("tier", text), ("code", text), ("employees", index));
        }

        await SaveAsync();
        foreach (var column in new[] { "name", "externalId", "tier", "code" })
        {
            Assert.Equal(Texts, await ColumnAsync(new("account") { Order = ["employees"] }, column));
        }
    }

    [Fact]
    public async Task Exact_texts_are_found_by_themselves_alone()
    {
        foreach (var text in Texts)
        {
            Add("account", ("name", "a"), ("externalId", text), ("code", text));
        }

        await SaveAsync();
        foreach (var text in Texts)
        {
            var parameters = new Dictionary<string, object?> { ["text"] = text, ["list"] = new[] { text } };
            Assert.Equal([text], await ColumnAsync(new("account", "externalId = $text") { Parameters = parameters }, "externalId"));
            Assert.Equal([text], await ColumnAsync(new("account", "code = $text") { Parameters = parameters }, "code"));
            Assert.Equal([text], await ColumnAsync(new("account", "externalId in $list") { Parameters = parameters }, "externalId"));
            Assert.Equal(Texts.Length - 1, (await RowsAsync(new("account", "code != $text") { Parameters = parameters })).Count);
        }
    }

    [Fact]
    public async Task Parts_of_texts_are_taken_literally()
    {
        foreach (var text in Texts)
        {
            Add("account", ("name", text), ("externalId", text), ("code", text));
        }

        await SaveAsync();
        foreach (var text in Texts.Where(t => t.Length > 0))
        {
            var parameters = new Dictionary<string, object?> { ["text"] = text };
            foreach (var column in new[] { "externalId", "code" })
            {
                async Task Finds(string how, Func<string, bool> meets) => Assert.Equal(
                    Texts.Where(meets), await ColumnAsync(new("account", $"{column} {how} $text") { Parameters = parameters }, column));

                await Finds("contains", t => t.Contains(text, StringComparison.Ordinal));
                await Finds("starts with", t => t.StartsWith(text, StringComparison.Ordinal));
                await Finds("ends with", t => t.EndsWith(text, StringComparison.Ordinal));
            }
        }
    }
}
