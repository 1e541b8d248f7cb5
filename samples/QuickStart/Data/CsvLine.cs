using System.Globalization;
using Crm.Criteria;
using NodaTime;
using NodaTime.Text;

namespace Crm.Samples.QuickStart.Data;

/// <summary>One row of a file by the names of its columns. What cannot be kept is told as an issue and read as missing.</summary>
internal sealed class CsvLine(SourceRow at, IReadOnlyDictionary<string, int> columns, string[] fields, IssueList issues)
{
    /// <summary>The years that dates can be of.</summary>
    private static readonly (LocalDate First, LocalDate Last) Dates = (new(1900, 1, 1), new(9998, 12, 30));

    public SourceRow At => at;

    /// <summary>Tells of an issue in this row.</summary>
    public void Report(string code, string message) => issues.Add(at, code, message);

    /// <summary>The name or id that the row goes by; null, after an issue: the row is not imported.</summary>
    public string? Key(string column, int maxLength)
    {
        var text = Raw(column);
        if (text.Length == 0)
        {
            Report(IssueCodes.RejectedMissingId, $"The {column} is missing; the row was not imported.");
            return null;
        }

        if (text.Length > maxLength || text.Contains('\0'))
        {
            Report(IssueCodes.RejectedBadId, $"The {column} is longer than {maxLength} characters or holds a NUL; the row was not imported.");
            return null;
        }

        ReportEncoding(column, text);
        return text;
    }

    /// <summary>A text; null where there is none.</summary>
    public string? Text(string column, int maxLength)
    {
        var text = Raw(column);
        if (text.Length == 0)
        {
            return null;
        }

        if (text.Contains('\0'))
        {
            Report(IssueCodes.BadText, $"The {column} holds a NUL character and was left out.");
            return null;
        }

        if (text.Length > maxLength)
        {
            Report(IssueCodes.TooLong, $"The {column} is longer than {maxLength} characters and was left out.");
            return null;
        }

        ReportEncoding(column, text);
        return text;
    }

    /// <summary>A date as <c>2017-12-31</c>; null where there is none.</summary>
    public LocalDate? Date(string column)
    {
        var text = Raw(column);
        if (text.Length == 0)
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date) && date >= Dates.First && date <= Dates.Last)
        {
            return date;
        }

        Report(IssueCodes.BadDate, $"The {column} '{Short(text)}' is not a date such as 2017-12-31 and was left out.");
        return null;
    }

    /// <summary>A date on which something happened: not after <paramref name="today"/>.</summary>
    public LocalDate? PastDate(string column, LocalDate today)
    {
        var date = Date(column);
        if (date <= today || date is null)
        {
            return date;
        }

        Report(IssueCodes.FutureDate, $"The {column} {date:uuuu-MM-dd} is yet to come and was left out.");
        return null;
    }

    /// <summary>A number that is kept times <paramref name="scale"/>; null where there is none.</summary>
    public decimal? Number(string column, decimal scale = 1)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var text = Raw(column);
        if (text.Length == 0)
        {
            return null;
        }

        if (decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= DecimalBounds.Greatest / scale && DecimalBounds.HasScale(number * scale))
        {
            return number * scale;
        }

        Report(IssueCodes.BadNumber, $"The {column} '{Short(text)}' is not a number that can be kept (four decimals, no separators) and was left out.");
        return null;
    }

    /// <summary>A whole number; null where there is none.</summary>
    public long? Integer(string column)
    {
        var text = Raw(column);
        if (text.Length == 0)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Report(IssueCodes.BadNumber, $"The {column} '{Short(text)}' is not a whole number and was left out.");
        return null;
    }

    private static string Short(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[39]) ? 39 : 40), "…");

    private string Raw(string column) => columns.TryGetValue(column, out var index) ? fields[index] : "";

    private void ReportEncoding(string column, string text)
    {
        if (text.Contains('\uFFFD'))
        {
            Report(IssueCodes.BadEncoding, $"The {column} holds bytes that are not UTF-8; they show as U+FFFD.");
        }
    }
}
