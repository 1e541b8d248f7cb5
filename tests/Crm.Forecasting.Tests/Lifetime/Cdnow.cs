using System.Globalization;
using System.IO.Compression;
using Crm.Forecasting.Lifetime;
using Crm.Tests.Shared;

namespace Crm.Forecasting.Tests.Lifetime;

/// <summary>The CDNOW sample: 2,357 customers in weeks, calibrated to 1997-09-30.</summary>
internal static class Cdnow
{

    public static (PurchaseHistory[] Histories, double[] MeanSpend) Load()
    {
        var rows = File.ReadLines(SharedData.File("clv/cdnow_customers_summary_with_transactions.csv")).Skip(1).Select(line => line.Split(',')).ToArray();
        return ([.. rows.Select(r => new PurchaseHistory(int.Parse(r[1], CultureInfo.InvariantCulture), Number(r[2]), Number(r[3])))], [.. rows.Select(r => Number(r[4]))]);
    }

    public static CustomerBase Customers()
    {
        var (histories, _) = Load();
        return Customers(histories);
    }

    public static CustomerBase Customers(IReadOnlyList<PurchaseHistory> histories) =>
        new([.. histories.Select(h => h.Frequency)], [.. histories.Select(h => h.Recency)], [.. histories.Select(h => h.Age)]);

    public static IEnumerable<string[]> TransactionLines()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SharedData.File("clv/cdnow_sample_transactions.csv.gz")), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split(',');
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
