using System.Globalization;
using System.IO.Compression;
using Crm.Scoring.Data;
using Crm.Tests.Shared;

namespace Crm.Scoring.Tests.Boosting;

/// <summary>The public data sets on leads and customers, and how answers on them are judged.</summary>
internal static class PublicData
{
    /// <summary>A file as a data set; with a column dropped, its texts are returned beside.</summary>
    public static (DataSet Data, string[] Dropped) Read(string file, string target, string dropped)
    {
        using var reader = new StreamReader(new GZipStream(System.IO.File.OpenRead(SharedData.File($"scoring/{file}")), CompressionMode.Decompress));
        var names = reader.ReadLine()!.Split(',');
        var lines = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line.Split(','));
        }

        string[] Texts(string name) => [.. lines.Select(l => l[Array.IndexOf(names, name)])];
        var columns = names.Where(n => n != target && n != dropped).Select(n => Column(n, Texts(n)));
        return (new(columns, Texts(target).Select(t => t == "yes")), Texts(dropped));
    }

    /// <summary>The fold of each row, both classes spread alike.</summary>
    public static int[] Folds(DataSet data, int count, int seed)
    {
        var folds = new int[data.Rows];
        foreach (var outcome in new[] { false, true })
        {
            var target = data.Target.ToArray();
            var rows = Enumerable.Range(0, data.Rows).Where(r => target[r] == outcome).ToArray();
            new Random(seed).Shuffle(rows);
            for (var i = 0; i < rows.Length; i++)
            {
                folds[rows[i]] = i % count;
            }
        }

        return folds;
    }

    /// <summary>The area under the ROC curve: how often a positive row has the greater margin, ties half.</summary>
    public static double Auc(double[] margins, bool[] target)
    {
        var order = Enumerable.Range(0, margins.Length).OrderBy(i => margins[i]).ToArray();
        var (sum, positives) = (0.0, (double)target.Count(t => t));
        for (var i = 0; i < order.Length;)
        {
            var end = i;
            while (end < order.Length && margins[order[end]] == margins[order[i]])
            {
                end++;
            }

            sum += order[i..end].Count(r => target[r]) * (i + end + 1) / 2.0;
            i = end;
        }

        return (sum - (positives * (positives + 1) / 2)) / (positives * (margins.Length - positives));
    }

    /// <summary>The expected calibration error: 10 bins of equally many rows.</summary>
    public static double CalibrationError(double[] margins, bool[] target)
    {
        var order = Enumerable.Range(0, margins.Length).OrderBy(i => margins[i]).ToArray();
        return Enumerable.Range(0, 10).Select(b => order[(b * order.Length / 10)..((b + 1) * order.Length / 10)])
            .Sum(bin => Math.Abs(bin.Sum(r => (1 / (1 + Math.Exp(-margins[r]))) - (target[r] ? 1 : 0)))) / margins.Length;
    }

    private static Column Column(string name, string[] texts) => texts.All(t => double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        ? Crm.Scoring.Data.Column.Numeric(name, texts.Select(t => double.Parse(t, CultureInfo.InvariantCulture)))
        : Crm.Scoring.Data.Column.Categorical(name, texts);
}
