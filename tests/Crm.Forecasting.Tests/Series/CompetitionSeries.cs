using System.Globalization;
using System.IO.Compression;
using Crm.Tests.Shared;

namespace Crm.Forecasting.Tests.Series;

/// <summary>The known parts of the series of a competition, from the shared data sets.</summary>
internal static class CompetitionSeries
{
    public static IEnumerable<(double[] Values, int Season)> Read(string name)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SharedData.File(name)), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            yield return (
                [.. cells[^2].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))],
                int.Parse(cells[3], CultureInfo.InvariantCulture));
        }
    }
}
