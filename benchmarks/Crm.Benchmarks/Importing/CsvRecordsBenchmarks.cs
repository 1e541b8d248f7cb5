using System.Globalization;
using BenchmarkDotNet.Attributes;
using Crm.Data;
using Crm.Synthetic.People;

namespace Crm.Benchmarks.Importing;

/// <summary>20,000 people of 8 columns, every field as a text without the white space around it; against CsvHelper, which does the same. Every figure is for one row.</summary>
public class CsvRecordsBenchmarks
{
    private const int Rows = 20_000;
    private string text = "";

    [GlobalSetup]
    public void Setup()
    {
        var target = new StringWriter(CultureInfo.InvariantCulture);
        var csv = new CsvWriter(target, isLossless: false);
        csv.Write(PersonRecord.Columns);
        foreach (var person in PeopleGenerator.Records(Rows, 5))
        {
            csv.Write(person.Values);
        }

        text = target.ToString();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    [BenchmarkCategory("CSV of an import, a row")]
    public object ByCsvHelper()
    {
        using var reader = CsvHelper.CsvReader.FromText(text, new());
        var length = 0L;
        var columns = reader.Headers.Count;
        while (reader.Read())
        {
            for (var i = 0; i < columns; i++)
            {
                length += reader.GetString(i).Trim().Length;
            }
        }

        return length;
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    [BenchmarkCategory("CSV of an import, a row")]
    public object Read()
    {
        var records = new CsvRecords(new StringReader(text), ',');
        var length = 0L;
        records.Read();
        while (records.Read())
        {
            for (var i = 0; i < records.Count; i++)
            {
                length += records.Trimmed(i).ToString().Length;
            }
        }

        return length;
    }
}
