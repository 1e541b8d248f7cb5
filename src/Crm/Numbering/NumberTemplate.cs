using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NodaTime;

namespace Crm.Numbering;

/// <summary>A number's format, taken apart. Two numbers of one template differ: years have four digits, months two.</summary>
internal sealed class NumberTemplate
{
    /// <summary>The longest format; numbers made of it are at most <see cref="MaxNumber"/> long.</summary>
    public const int MaxFormat = 40;

    /// <summary>The longest number: a format of literals only, and all digits that a counter can have.</summary>
    public const int MaxNumber = 60;

    private const int MaxWidth = 12;
    private readonly ImmutableArray<Part> parts;

    private NumberTemplate(ImmutableArray<Part> parts) => this.parts = parts;

    private enum Token
    {
        Literal,
        Number,
        Year,
        Month,
    }

    /// <exception cref="CrmException">It is no such format; the message says why (<c>crm.configuration</c>).</exception>
    public static NumberTemplate Parse(string format)
    {
        if (format.Length is 0 or > MaxFormat || !TextRules.IsStorable(format))
        {
            throw Wrong(format, $"it has 1-{MaxFormat} characters");
        }

        var found = ImmutableArray.CreateBuilder<Part>();
        for (var at = 0; at < format.Length;)
        {
            var open = format.IndexOf('{', at);
            var end = open < 0 ? format.Length : open;
            if (end > at)
            {
                found.Add(Literal(format, format[at..end]));
            }

            at = end;
            if (open >= 0)
            {
                var close = format.IndexOf('}', open);
                found.Add(close < 0 ? throw Wrong(format, "a brace is not closed") : Of(format, format[(open + 1)..close]));
                at = close + 1;
            }
        }

        if (found.Count(p => p.Token == Token.Number) != 1)
        {
            throw Wrong(format, "it names {number} exactly once");
        }

        return found.Any(p => p.Token == Token.Month) && found.All(p => p.Token != Token.Year)
            ? throw Wrong(format, "{month} needs {year}: numbers would come again every year")
            : new(found.ToImmutable());
    }

    /// <summary>The period in which a day lies, such as <c>2026-03</c>: each has a counter of its own. Empty where there is one for all time.</summary>
    public string Period(LocalDate day) =>
        parts.Any(p => p.Token == Token.Month) ? string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}")
        : parts.Any(p => p.Token == Token.Year) ? day.Year.ToString("0000", CultureInfo.InvariantCulture)
        : "";

    /// <summary>The number as text.</summary>
    public string Write(long number, LocalDate day)
    {
        var text = new StringBuilder(MaxFormat);
        foreach (var part in parts)
        {
            text.Append(part.Token switch
            {
                Token.Number => number.ToString(part.Text, CultureInfo.InvariantCulture),
                Token.Year => day.Year.ToString("0000", CultureInfo.InvariantCulture),
                Token.Month => day.Month.ToString("00", CultureInfo.InvariantCulture),
                _ => part.Text,
            });
        }

        return text.ToString();
    }

    private static Part Literal(string format, string text) => text.Contains('}', StringComparison.Ordinal) ? throw Wrong(format, "a brace is not opened") : new(Token.Literal, text);

    private static Part Of(string format, string token) => token switch
    {
        "year" => new(Token.Year, ""),
        "month" => new(Token.Month, ""),
        "number" => new(Token.Number, "0"),
        _ when token.StartsWith("number:", StringComparison.Ordinal) && token[7..] is { Length: > 0 and <= MaxWidth } width && width.All(c => c == '0') => new(Token.Number, width),
        _ => throw Wrong(format, $"'{{{token}}}' is none of {{number}}, {{number:00000}} (1-{MaxWidth} zeros), {{year}}, {{month}}"),
    };

    private static CrmException Wrong(string format, string why) => new(CrmErrors.Configuration, $"The number format '{format}' is not right: {why}.");

    private readonly record struct Part(Token Token, string Text);
}
