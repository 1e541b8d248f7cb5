using System.Globalization;
using System.IO.Compression;
using Crm.Scoring.Data;
using Crm.Tests.Shared;

namespace Crm.Scoring.Tests.Honesty;

/// <summary>The public data sets, read plainly: their fields hold no quotes.</summary>
internal static class PublicData
{
    private static readonly Dictionary<string, string> Targets = new(StringComparer.Ordinal) { ["bank_full"] = "y", ["bank_additional_full"] = "y", ["mlc_churn"] = "churn" };

    public static DataSet Scoring(string name)
    {
        using var file = File.OpenRead(SharedData.File($"scoring/{name}.csv.gz"));
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        return Data(reader, Targets[name], "yes", _ => true, ["split"]);
    }

    /// <summary>The closed deals: won or lost.</summary>
    public static DataSet ClosedDeals()
    {
        using var reader = new StreamReader(SharedData.File("pipeline/crm_sales_opportunities/sales_pipeline.csv"));
        return Data(reader, "deal_stage", "Won", row => row["deal_stage"] is "Won" or "Lost", []);
    }

    private static DataSet Data(StreamReader reader, string target, string positive, Func<Dictionary<string, string>, bool> keep, string[] drop)
    {
        var names = reader.ReadLine()!.Split(',');
        var rows = new List<Dictionary<string, string>>();
        while (reader.ReadLine() is { } line)
        {
            var row = names.Zip(line.Split(',')).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
            if (keep(row))
            {
                rows.Add(row);
            }
        }

        return new(names.Where(n => n != target && !drop.Contains(n)).Select(n => Typed(n, [.. rows.Select(r => r[n])])), rows.Select(r => r[target] == positive));
    }

    private static Column Typed(string name, string[] texts)
    {
        var numbers = Array.ConvertAll(texts, t => t.Length == 0 ? double.NaN : double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) ? v : double.PositiveInfinity);
        return numbers.Any(double.IsInfinity) ? Column.Categorical(name, texts.Select(t => t.Length == 0 ? null : t)) : Column.Numeric(name, numbers);
    }
}
