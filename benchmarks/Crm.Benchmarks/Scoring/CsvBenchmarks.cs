using System.Globalization;
using BenchmarkDotNet.Attributes;
using Crm.Scoring.Data;

namespace Crm.Benchmarks.Scoring;

/// <summary>45,211 rows of 17 columns, 3.7 MB in memory, to columns; against CsvHelper, which makes texts of all fields and numbers of the columns that are known to be numbers. Every figure is for one row.</summary>
public class CsvBenchmarks
{
    private const int Rows = 45_211;
    private string text = "";

    [GlobalSetup]
    public void Setup() => text = BankData.Text();

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    [BenchmarkCategory("CSV, a row")]
    public object ByCsvHelper()
    {
        using var reader = CsvHelper.CsvReader.FromText(text, new());
        string[] names = [.. reader.Headers];
        string[] numbers = ["age", "balance", "day", "duration", "campaign", "pdays", "previous"];
        var isNumber = Array.ConvertAll(names, numbers.Contains);
        var (texts, values) = (Array.ConvertAll(names, _ => new List<string>()), Array.ConvertAll(names, _ => new List<double>()));
        while (reader.Read())
        {
            for (var c = 0; c < names.Length; c++)
            {
                if (isNumber[c])
                {
                    values[c].Add(reader.Parse<double>(c, CultureInfo.InvariantCulture));
                }
                else
                {
                    texts[c].Add(reader.GetString(c));
                }
            }
        }

        return (texts, values);
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    [BenchmarkCategory("CSV, a row")]
    public object Read() => Csv.Read(new StringReader(text));
}
