using System.Globalization;
using System.IO.Compression;
using Crm.Scoring.Data;
using Crm.Tests.Shared;

namespace Crm.Benchmarks.Scoring;

/// <summary>36,000 of the 45,211 rows of ../shared/data/scoring/bank_full.csv.gz: 7 numeric and 9 categorical columns.</summary>
internal static class BankData
{
    public const int Rows = 36_000;

    public static DataSet Load()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(RepositoryRoot.Combine("..", "shared", "data", "scoring", "bank_full.csv.gz")), CompressionMode.Decompress));
        var names = reader.ReadLine()!.Split(',');
        var lines = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line.Split(','));
        }

        // Spread over the whole file, which is in the order of time.
        lines = [.. lines.Select((line, i) => (Line: line, Key: (uint)(i * 2_654_435_761))).OrderBy(p => p.Key).Take(Rows).Select(p => p.Line)];
        return new(names[..^1].Select((name, c) => Column(name, [.. lines.Select(l => l[c])])), lines.Select(l => l[^1] == "yes"));
    }

    private static Column Column(string name, string[] texts) => double.TryParse(texts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        ? Crm.Scoring.Data.Column.Numeric(name, texts.Select(t => double.Parse(t, CultureInfo.InvariantCulture)))
        : Crm.Scoring.Data.Column.Categorical(name, texts);
}
