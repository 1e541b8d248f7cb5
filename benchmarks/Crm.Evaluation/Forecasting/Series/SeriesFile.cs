using System.Globalization;
using Crm.Evaluation.Tables;
using Crm.Forecasting.Series;

namespace Crm.Evaluation.Forecasting.Series;

/// <summary>A file with a series in each row: <c>series_id, period, frequency, train, test</c>, the last two numbers in order of time with ' ' between them, NA where one is missing.</summary>
internal static class SeriesFile
{
    public static List<SeriesRow> Load(string path, CancellationToken cancellationToken)
    {
        var table = TextTable.Load(path, cancellationToken);
        var ids = table.Column("series_id");
        var periods = table.Find("period") ?? [.. ids.Select(_ => "all")];
        var frequencies = table.Column("frequency", Values.Whole, "a whole number: the values in a season, 1 where there is none");
        var (train, test) = (table.Column("train"), table.Column("test"));
        return [.. ids.Select((id, row) => new SeriesRow(id, periods[row], frequencies[row], SeriesRow.Say(id, () => new TimeSeries(Numbers(id, "train", train[row]), Seasons(id, frequencies[row]))), Numbers(id, "test", test[row])))];
    }

    /// <summary>Hours have a day and a week; what else there is has the season that the file tells.</summary>
    private static int[] Seasons(string id, int frequency) => frequency switch
    {
        < 1 => throw new InputException(string.Create(CultureInfo.InvariantCulture, $"Series '{id}' has a frequency of {frequency}; it is the values in a season, 1 where there is none.")),
        1 => [],
        24 => [24, 168],
        _ => [frequency],
    };

    private static double[] Numbers(string id, string column, string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var numbers = Array.ConvertAll(parts, part => Values.NumberOrMissing(part) ?? throw new InputException($"Series '{id}', column '{column}': '{part}' is no number, nor NA for one that is missing."));
        return Array.Exists(numbers, number => !double.IsNaN(number)) ? numbers : throw new InputException($"Series '{id}' has no values in the column '{column}'.");
    }
}
