using System.Globalization;
using Crm.Data;
using Crm.Samples.QuickStart.Data;
using Crm.Sessions;
using Spectre.Console;

namespace Crm.Samples.QuickStart.Commands;

/// <summary>Imports a file of contacts or accounts: a preview, progress, a summary, and a file with the rows that were refused.</summary>
internal sealed class FileImport(CrmSession crm, TextWriter output, TextWriter error)
{
    /// <param name="path">A CSV file or a file of vCards.</param>
    /// <param name="entity">What the rows are.</param>
    /// <param name="cancellationToken">Cancels; the next import of the same file goes on.</param>
    public async Task RunAsync(string path, string entity, CancellationToken cancellationToken)
    {
        await using var file = Open(path);
        var options = new ImportOptions { Entity = entity, Missing = MissingReference.Make };
        var preview = await crm.Imports.PreviewAsync(file, options, rows: 200, cancellationToken: cancellationToken);
        Show(preview);

        var errors = Path.ChangeExtension(path, ".errors.csv");
        using var refused = new MemoryStream();
        var report = await crm.Imports.RunAsync(file, options with { Errors = refused, Progress = new Lines(error) }, cancellationToken);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Read:N0} rows read: {report.Added:N0} added, {report.Changed:N0} changed, {report.Unchanged:N0} unchanged, {report.Refused:N0} refused.{(report.ResumedAfter > 0 ? $" The first {report.ResumedAfter:N0} were done before." : "")}"));
        foreach (var note in report.Notes)
        {
            await output.WriteLineAsync(note);
        }

        if (report.Refused > 0)
        {
            await File.WriteAllBytesAsync(errors, refused.ToArray(), cancellationToken);
            await output.WriteLineAsync($"Why rows were refused is in {errors}.");
        }
    }

    private void Show(ImportPreview preview)
    {
        var table = new Table().AddColumns("Column", "Goes to", "Why");
        foreach (var column in preview.Mapping.Where(m => m.Target.Length > 0 || preview.Columns.Count < 30))
        {
            table.AddRow(Markup.Escape(column.Column), Markup.Escape(column.Target.Length == 0 ? "-" : column.Target), Markup.Escape(column.Reason));
        }

        var console = Consoles.On(output);
        console.Write(table);
        console.WriteLine($"Rows find their records by: {(preview.Key.Count == 0 ? "nothing, each is a record of its own" : string.Join(", ", preview.Key))}.");
    }

    private static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException($"{path} cannot be read: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>A line every ten thousand rows.</summary>
    private sealed class Lines(TextWriter writer) : IProgress<ImportProgress>
    {
        private long told;

        public void Report(ImportProgress value)
        {
            if (value.Done / 10_000 > told || value.Done == value.Total)
            {
                told = value.Done / 10_000;
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Done:N0}{(value.Total is { } total ? $" of {total:N0}" : "")} rows, {value.Refused:N0} refused"));
            }
        }
    }
}
