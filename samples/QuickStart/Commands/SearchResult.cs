using System.Globalization;
using System.Text.Json;
using Crm.Search;
using Spectre.Console;

namespace Crm.Samples.QuickStart.Commands;

/// <summary>Prints what a search found.</summary>
internal static class SearchResult
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static async Task WriteAsync(IReadOnlyList<SearchHit> hits, string words, bool json, TextWriter output)
    {
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(new { Text = words, Hits = hits }, Web));
            return;
        }

        var console = Consoles.On(output);
        if (hits.Count == 0)
        {
            console.WriteLine($"Nothing is found for '{words}'.");
            return;
        }

        var table = new Table().AddColumns("What", "Title", "Found in");
        table.AddColumn(new TableColumn("Score").RightAligned());
        foreach (var hit in hits)
        {
            table.AddRow(hit.Entity, Markup.Escape(hit.Title ?? ""), string.Join(", ", hit.Matched), hit.Score.ToString("0.0", CultureInfo.InvariantCulture));
        }

        console.Write(table);
    }
}
