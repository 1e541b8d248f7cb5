using System.Net;
using System.Text;

namespace Crm.Reporting;

/// <summary>A page of texts, tables and charts: one file that needs no other, without scripts, readable in light and in dark.</summary>
/// <param name="title">Its title.</param>
public sealed class HtmlReport(string title)
{
    private const string Style = """
        :root { color-scheme: light dark; }
        body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
        section { margin: 2.5rem 0; overflow-x: auto; }
        table { border-collapse: collapse; }
        caption { text-align: left; font-weight: bold; padding-bottom: .4rem; }
        th, td { padding: .2rem .8rem .2rem 0; text-align: left; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
        .n { text-align: right; font-variant-numeric: tabular-nums; }
        tfoot { font-weight: bold; }
        svg { max-width: 100%; height: auto; }
        """;

    private readonly StringBuilder body = new();

    /// <summary>Adds a paragraph.</summary>
    public HtmlReport Add(string text)
    {
        body.Append("<p>").Append(Encode(text)).Append("</p>\n");
        return this;
    }

    /// <summary>Adds a chart.</summary>
    public HtmlReport Add(SvgImage chart)
    {
        body.Append("<section>").Append(chart).Append("</section>\n");
        return this;
    }

    /// <summary>Adds a table.</summary>
    public HtmlReport Add(ReportTable table)
    {
        body.Append("<section><table><caption>").Append(Encode(table.Title)).Append("</caption>\n<thead><tr>");
        foreach (var column in table.Columns)
        {
            Cell("th", column.Kind, column.Title, " scope=\"col\"");
        }

        body.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            Row(table, row);
        }

        body.Append("</tbody>\n");
        if (table.Total is { } total)
        {
            body.Append("<tfoot>");
            Row(table, total);
            body.Append("</tfoot>\n");
        }

        body.Append("</table></section>\n");
        return this;
    }

    /// <summary>The page.</summary>
    public override string ToString() => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Encode(title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        <h1>{Encode(title)}</h1>
        {body}</body>
        </html>

        """;

    private void Row(ReportTable table, IReadOnlyList<object?> row)
    {
        body.Append("<tr>");
        for (var i = 0; i < row.Count; i++)
        {
            Cell("td", table.Columns[i].Kind, ReportText.Of(row[i], table.Columns[i].Kind), "");
        }

        body.Append("</tr>\n");
    }

    private void Cell(string element, ReportKind kind, string text, string attributes) =>
        body.Append('<').Append(element).Append(attributes).Append(kind.IsNumber() ? " class=\"n\">" : ">").Append(Encode(text)).Append("</").Append(element).Append('>');

    private static string Encode(string text) => WebUtility.HtmlEncode(Svg.Clean(text));
}
