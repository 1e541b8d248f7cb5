using System.Globalization;

namespace Crm.Samples.QuickStart.Import;

/// <summary>Tells of each step of an import when it is done: for what is not a terminal.</summary>
internal sealed class LineProgress(TextWriter writer) : IProgress<ImportProgress>
{
    /// <inheritdoc/>
    public void Report(ImportProgress value)
    {
        if (value.Done == value.Total)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Step}: {value.Total:N0} imported"));
        }
    }
}
