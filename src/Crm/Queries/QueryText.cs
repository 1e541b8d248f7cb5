using Crm.Criteria;

namespace Crm.Queries;

/// <summary>The small texts around a condition: <c>amount desc, name</c>, <c>closeDate by month</c>, <c>sum(amount, stage.kind = won) as won</c>.</summary>
internal static class QueryText
{
    /// <summary>Splits at commas that stand outside parentheses and quotes.</summary>
    public static List<string> Split(string text)
    {
        var parts = new List<string>();
        var start = 0;
        var depth = 0;
        var quoted = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted != '\0')
            {
                quoted = c == quoted ? '\0' : quoted;
            }
            else if (c is '\'' or '`')
            {
                quoted = c;
            }
            else if (c is '(' or ')')
            {
                depth += c == '(' ? 1 : -1;
            }
            else if (c == ',' && depth == 0)
            {
                parts.Add(text[start..i].Trim());
                start = i + 1;
            }
        }

        parts.Add(text[start..].Trim());
        return parts;
    }

    /// <summary><c>amount desc</c>.</summary>
    public static (string Term, bool Descending) Order(string text)
    {
        var (head, tail) = LastWord(text);
        return tail switch
        {
            "asc" => (head, false),
            "desc" => (head, true),
            _ => (text.Trim(), false),
        };
    }

    /// <summary><c>closeDate by month</c>.</summary>
    /// <exception cref="CrmException">The unit is none of day, week, month, quarter, year (<c>crm.criteria</c>).</exception>
    public static (string Term, TimeUnit? Unit) Group(string text)
    {
        var (head, unit) = LastWord(text);
        if (!head.EndsWith(" by", StringComparison.Ordinal))
        {
            return (text.Trim(), null);
        }

        return (head[..^3].Trim(), unit switch
        {
            "day" => TimeUnit.Day,
            "week" => TimeUnit.Week,
            "month" => TimeUnit.Month,
            "quarter" => TimeUnit.Quarter,
            "year" => TimeUnit.Year,
            _ => throw new CrmException(CrmErrors.Criteria, $"'{text}': a date is grouped by day, week, month, quarter or year."),
        });
    }

    /// <summary><c>sum(amount, stage.kind = won) as won</c>.</summary>
    /// <exception cref="CrmException">It is no measure (<c>crm.criteria</c>).</exception>
    public static MeasureText Measure(string text)
    {
        var name = text.Trim();
        var body = name;
        var (head, alias) = LastWord(name);
        if (head.EndsWith(" as", StringComparison.Ordinal))
        {
            (name, body) = (alias, head[..^3].Trim());
        }

        var open = body.IndexOf('(', StringComparison.Ordinal);
        var function = open < 0 ? body : body[..open].Trim();
        var inside = open < 0 ? "" : body.EndsWith(')') ? body[(open + 1)..^1].Trim() : throw Wrong(text);
        if (function == "count")
        {
            return new(name, "count", null, inside.Length == 0 ? null : inside);
        }

        if (function is not ("sum" or "min" or "max" or "avg") || inside.Length == 0)
        {
            throw Wrong(text);
        }

        var parts = Split(inside);
        return new(name, function, parts[0], parts.Count == 1 ? null : string.Join(", ", parts.Skip(1)));
    }

    private static (string Head, string Tail) LastWord(string text)
    {
        text = text.Trim();
        var space = text.LastIndexOf(' ');
        return space < 0 ? (text, "") : (text[..space].TrimEnd(), text[(space + 1)..]);
    }

    private static CrmException Wrong(string text) =>
        new(CrmErrors.Criteria, $"'{text}' is no measure: write count, count(condition), sum(field), sum(field, condition), min, max or avg, and 'as name' where it should be named.");
}

/// <summary>A measure as written.</summary>
internal sealed record MeasureText(string Name, string Function, string? Operand, string? Where);
