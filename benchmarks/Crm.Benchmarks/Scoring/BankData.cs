using System.Globalization;
using System.IO.Compression;
using Crm.Scoring.Data;
using Crm.Tests.Shared;

namespace Crm.Benchmarks.Scoring;

/// <summary>36,000 of the 45,211 rows of ../shared/data/scoring/bank_full.csv.gz: 7 numeric and 9 categorical columns.</summary>
internal static class BankData
{
    public const int Rows = 36_000;

    /// <summary>The rows to train on.</summary>
    public static DataSet Load() => Split().Training;

    /// <summary>The rows to train on, and the others. Both are spread over the whole file, which is in the order of time.</summary>
    public static (DataSet Training, DataSet Others) Split()
    {
        using var reader = new StringReader(Text());
        var names = reader.ReadLine()!.Split(',');
        var lines = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line.Split(','));
        }

        lines = [.. lines.Select((line, i) => (Line: line, Key: (uint)(i * 2_654_435_761))).OrderBy(p => p.Key).Select(p => p.Line)];
        var all = new DataSet(names[..^1].Select((name, c) => Column(name, [.. lines.Select(l => l[c])])), lines.Select(l => l[^1] == "yes"));
        return (all.Take([.. Enumerable.Range(0, Rows)]), all.Take([.. Enumerable.Range(Rows, all.Rows - Rows)]));
    }

    /// <summary>The file, unpacked.</summary>
    public static string Text()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(RepositoryRoot.Combine("..", "shared", "data", "scoring", "bank_full.csv.gz")), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    private static Column Column(string name, string[] texts) => double.TryParse(texts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        ? Crm.Scoring.Data.Column.Numeric(name, texts.Select(t => double.Parse(t, CultureInfo.InvariantCulture)))
        : Crm.Scoring.Data.Column.Categorical(name, texts);
}
