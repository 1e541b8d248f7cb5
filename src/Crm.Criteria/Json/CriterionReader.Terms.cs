using System.Text.Json;
using Crm.Criteria.Text;

namespace Crm.Criteria.Json;

/// <content>Terms.</content>
internal sealed partial class CriterionReader
{
    private static readonly string[] TermForms =
        ["field", "date", "instant", "me", "myTeams", "param", "now", "today", "period", "call", "count", "sum", "min", "max", "add", "subtract", "multiply", "divide", "negative", "shift"];

    private Term Term(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => new TextLiteral(Text(element)),
        JsonValueKind.True => new BooleanLiteral(true),
        JsonValueKind.False => new BooleanLiteral(false),
        JsonValueKind.Number => Number(element),
        JsonValueKind.Object => TermFromObject(new Members(element, this)),
        JsonValueKind.Null => throw Error("Nothing compares with null; use the operator 'is null'.", expected: ["is null"]),
        _ => throw Error("A value is a text, a number, true, false or an object."),
    };

    private Term TermFromObject(Members members)
    {
        var form = members.Form(TermForms);
        switch (form)
        {
            case "call":
                return CallTerm(members);
            case "count":
                members.Only("count", "where");
                return Deeper(() => new Rollup(PathIn("count", members), RollupFunction.Count, null, Where(members)));
            case "sum" or "min" or "max":
                members.Only(form, "of", "where");
                var function = form switch { "sum" => RollupFunction.Sum, "min" => RollupFunction.Min, _ => RollupFunction.Max };
                return Deeper(() => new Rollup(PathIn(form, members), function, OperandIn("of", members), Where(members)));
            case "add" or "subtract" or "multiply" or "divide":
                members.Only(form);
                return Deeper(() => ArithmeticTerm(form, members));
            case "negative":
                members.Only(form);
                return Deeper(() => new Negative(TermIn(form, members)));
            case "shift":
                members.Only(form, "by");
                return Deeper(() => ShiftTerm(members));
        }

        members.Only(form);
        switch (form)
        {
            case "field":
                return PathIn(form, members);
            case "me":
                Marker(form, members);
                return new Me();
            case "myTeams":
                Marker(form, members);
                return new MyTeams();
            case "now":
                return Relative(TimeAnchor.Now, form, members);
            case "today":
                return Relative(TimeAnchor.Today, form, members);
            default:
                return Written(form, TextIn(form, members));
        }
    }

    /// <summary>Terms that are written as a text.</summary>
    private Term Written(string form, string text)
    {
        place.Enter(form);
        Term term;
        switch (form)
        {
            case "date":
                term = DateTimeText.TryParseDate(text, out var date) ? new DateLiteral(date) : throw Error("A date is written as 2017-12-31.");
                break;
            case "instant":
                term = DateTimeText.ParseInstant(text, out var instant) is { } problem ? throw Error(problem) : new InstantLiteral(instant);
                break;
            case "period":
                term = Period(text);
                break;
            default:
                term = text.Length > 0 ? new Parameter(text) : throw Error("A name is empty.");
                break;
        }

        place.Leave();
        return term;
    }

    private CalendarPeriod Period(string text)
    {
        for (var offset = -1; offset <= 1; offset++)
        {
            for (var unit = TimeUnit.Day; unit <= TimeUnit.Year; unit++)
            {
                var period = new CalendarPeriod(offset, unit);
                if (TimeUnits.Write(period) == text)
                {
                    return period;
                }
            }
        }

        throw Error("A period is this, last or next day, week, month, quarter or year.");
    }

    /// <summary>The value of <c>now</c> or <c>today</c>: true, or what is added, as <c>-30d</c>.</summary>
    private RelativeTime Relative(TimeAnchor anchor, string form, Members members)
    {
        if (members[form].ValueKind == JsonValueKind.True)
        {
            return new RelativeTime(anchor, 0, TimeUnit.Day);
        }

        var (amount, unit) = Duration(form, members, "Here stands true, or what is added, as '-30d' or '+2w'.");
        return new RelativeTime(anchor, amount, unit);
    }

    private (int Amount, TimeUnit Unit) Duration(string member, Members members, string wanted)
    {
        var element = members[member];
        place.Enter(member);
        var text = element.ValueKind == JsonValueKind.String ? Text(element) : string.Empty;
        if (text.Length < 2 || text[0] is not ('+' or '-') || !TimeUnits.TryParse(text.AsSpan(1), text[0] == '-', out var amount, out var unit))
        {
            throw Error(wanted);
        }

        place.Leave();
        return (amount, unit);
    }

    private Call CallTerm(Members members)
    {
        members.Only("call", "args");
        var path = PathIn("call", members);
        return Deeper(() => new Call(path.ToString(), members.Has("args") ? new Sequence<Term>(List("args", members, limits.ListItems, static (r, e) => r.Term(e))) : []));
    }

    private T Deeper<T>(Func<T> read)
    {
        Enter();
        var term = read();
        depth--;
        return term;
    }

    private Sequence<Term> Items(Members members)
    {
        if (members["value"].ValueKind == JsonValueKind.Array)
        {
            return new Sequence<Term>(List("value", members, limits.ListItems, static (reader, element) => reader.Term(element)));
        }

        return TermIn("value", members) is var only and (Parameter or MyTeams or CalendarPeriod)
            ? [only]
            : throw Error("After 'in' stands a list, a parameter, my teams or a period.");
    }

    private void Marker(string form, Members members)
    {
        if (members[form].ValueKind != JsonValueKind.True)
        {
            throw Error($"The value of '{form}' is true.");
        }
    }

    private Term TermIn(string member, Members members)
    {
        var element = members[member];
        place.Enter(member);
        var term = Term(element);
        place.Leave();
        return term;
    }

    private string TextIn(string member, Members members)
    {
        var element = members[member];
        place.Enter(member);
        var text = element.ValueKind == JsonValueKind.String ? Text(element) : throw Error("A text is wanted here.");
        place.Leave();
        return text;
    }

    private FieldPath PathIn(string member, Members members)
    {
        var text = TextIn(member, members);
        place.Enter(member);
        try
        {
            if (CriterionText.ParseTerm(text, limits) is FieldPath path)
            {
                place.Leave();
                return path;
            }
        }
        catch (CriteriaException e)
        {
            throw Error($"A path is wanted here: names with dots between, reserved words in backquotes. {e.Message}", e);
        }

        throw Error("A path is wanted here: names with dots between, reserved words in backquotes.");
    }

    private string Text(JsonElement element)
    {
        var text = element.GetString()!;
        return WellFormed.Is(text) ? text : throw Error("A text holds NUL or half of a surrogate pair, which no text may.");
    }

    private NumberLiteral Number(JsonElement element) =>
        NumberText.TryParse(element.GetRawText(), out var value)
            ? new NumberLiteral(value)
            : throw Error($"A number has at most {NumberText.MostDigits} digits and no exponent.");
}
