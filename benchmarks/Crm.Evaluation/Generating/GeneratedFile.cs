using System.Globalization;
using System.IO.Compression;
using System.Text;
using Crm.Synthetic.Organisations;
using Crm.Synthetic.People;

namespace Crm.Evaluation.Generating;

/// <summary>Writes generated records as CSV: an id, the fields, and who it is really.</summary>
internal static class GeneratedFile
{
    public static GeneratedResult People(GeneratedRequest request, IProgress<double> progress, CancellationToken cancellationToken) =>
        Write(request, PersonRecord.Columns, "person", PeopleGenerator.Records(request.Count, (ulong)request.Seed).Select(r => (r.Person, r.Values)), progress, cancellationToken);

    public static GeneratedResult Organisations(GeneratedRequest request, IProgress<double> progress, CancellationToken cancellationToken) =>
        Write(request, OrganisationRecord.Columns, "organisation", OrganisationGenerator.Records(request.Count, (ulong)request.Seed).Select(r => (r.Organisation, r.Values)), progress, cancellationToken);

    private static GeneratedResult Write(GeneratedRequest request, string[] columns, string truth, IEnumerable<(int Who, string[] Values)> records, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var (id, known) = (0, 0);
        using (var file = File.Create(request.Out))
        using (Stream packed = request.Out.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionLevel.Fastest) : file)
        using (var writer = new StreamWriter(packed, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" })
        {
            writer.WriteLine($"id,{string.Join(',', columns)},{truth}");
            foreach (var (who, values) in records)
            {
                if (++id % 4096 == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    progress.Report((double)id / request.Count);
                }

                known = Math.Max(known, who);
                writer.Write(id.ToString(CultureInfo.InvariantCulture));
                foreach (var value in values)
                {
                    writer.Write(',');
                    writer.Write(value.AsSpan().ContainsAny(',', '"') ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value);
                }

                writer.Write(',');
                writer.WriteLine(who.ToString(CultureInfo.InvariantCulture));
            }
        }

        return new(id, known);
    }
}
