using System.Globalization;
using Crm.Samples.QuickStart.Data;
using Spectre.Console;

namespace Crm.Samples.QuickStart.Report;


/// <summary>Shows what was not as it should be in the files: how often, and an example of each kind.</summary>
internal static class IssueTable
{
    /// <summary>Writes it; nothing where there are no issues.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<ImportIssue> issues)
    {
        if (issues.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Rounded)
            .Title(string.Create(CultureInfo.InvariantCulture, $"Issues in the files; rows not imported: {issues.Count(i => i.IsRejection):N0}"))
            .AddColumn("File").AddColumn("Code").AddColumn(new TableColumn("Rows").RightAligned()).AddColumn("First of them");
        foreach (var group in issues.GroupBy(i => (i.File, i.Code)))
        {
            var first = group.First();
            table.AddRow(
                new Text(group.Key.File), new Text(group.Key.Code),
                new Text(group.Count().ToString("N0", CultureInfo.InvariantCulture)),
                new Text(string.Create(CultureInfo.InvariantCulture, $"{first.Row}: {first.Message}")));
        }

        table.Caption = new("--json lists every one");
        console.Write(table);
    }
}
