using System.Globalization;
using System.IO.Compression;
using Crm.Tests.Shared;

namespace Crm.Forecasting.Tests.Series;

/// <summary>The series of a competition, from the shared data sets.</summary>
internal static class CompetitionSeries
{
    /// <summary>The known parts.</summary>
    public static IEnumerable<(double[] Values, int Season)> Read(string name) => Rows(name).Select(row => (row.Known, row.Season));

    /// <summary>The known parts and what came after them.</summary>
    public static IEnumerable<CompetitionRow> Rows(string name)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SharedData.File(name)), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            yield return new(cells[2], int.Parse(cells[3], CultureInfo.InvariantCulture), Numbers(cells[^2]), Numbers(cells[^1]));
        }
    }

    private static double[] Numbers(string cell) => [.. cell.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
}
