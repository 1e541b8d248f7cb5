using System.Globalization;
using Crm.Matching;
using Crm.Matching.Records;
using Crm.Samples.QuickStart.Data;

namespace Crm.Samples.QuickStart.Commands;

/// <summary>Finds records of a CSV file that are of the same person or organisation, and says why. Needs no CRM: the engine alone.</summary>
internal sealed class DuplicateSearch(TextWriter output, TextWriter error)
{
    private const int Shown = 5;

    /// <param name="path">The file; the first line names the columns.</param>
    /// <param name="target">Where all clusters are written as CSV; null: nowhere.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(string path, string? target, CancellationToken cancellationToken)
    {
        var (table, found) = Find(path, cancellationToken);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{table.Count:N0} records, {found.Clusters.Count:N0} clusters with {found.Clusters.Sum(c => c.Records.Length):N0} records; expected precision {found.EstimatedPrecision:0.000}, recall {found.EstimatedRecall:0.000}."));
        foreach (var cluster in found.Clusters.Take(Shown))
        {
            await output.WriteLineAsync($"records {string.Join(", ", cluster.Records.Select(Row))}");
            await output.WriteLineAsync(found.Explain(cluster.Records[0], cluster.Records[1]).ToString());
        }

        if (target is not null)
        {
            await using var writer = new StreamWriter(target);
            await writer.WriteLineAsync("cluster,record");
            foreach (var (cluster, number) in found.Clusters.Select((c, i) => (c, i + 1)))
            {
                foreach (var record in cluster.Records)
                {
                    await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{number},{record + 1}"));
                }
            }
        }
    }

    private static string Row(int record) => (record + 1).ToString(CultureInfo.InvariantCulture);

    private (RecordTable Table, MatchResult Found) Find(string path, CancellationToken cancellationToken)
    {
        try
        {
            var table = RecordTable.LoadCsv(path, cancellationToken: cancellationToken);
            return (table, RecordMatcher.Deduplicate(table, progress: new Steps(error), cancellationToken: cancellationToken));
        }
        catch (MatchingException e)
        {
            throw new DataFileException(e.Message.ReplaceLineEndings(" "));
        }
    }

    /// <summary>A line a step.</summary>
    private sealed class Steps(TextWriter writer) : IProgress<MatchProgress>
    {
        private string last = "";

        public void Report(MatchProgress value)
        {
            if (value.Step != last)
            {
                last = value.Step;
                writer.WriteLine(value.Step);
            }
        }
    }
}
