using System.Globalization;

namespace Crm.Criteria.Text;

/// <content>Terms.</content>
internal readonly partial struct CriterionWriter
{
    private static readonly string[] Functions = [" count", " sum", " min", " max"];

    public void Write(Term term)
    {
        switch (term)
        {
            case FieldPath path:
                NameText.WritePath(output, path.Segments);
                break;
            case TextLiteral literal:
                NameText.WriteQuoted(output, literal.Value, '\'');
                break;
            case NumberLiteral literal:
                output.Append(NumberText.Write(literal.Value));
                break;
            case BooleanLiteral literal:
                output.Append(literal.Value ? "true" : "false");
                break;
            case DateLiteral literal:
                DateTimeText.Write(output, literal.Value);
                break;
            case InstantLiteral literal:
                DateTimeText.Write(output, literal.Value);
                break;
            case Parameter parameter:
                output.Append('$');
                NameText.Write(output, parameter.Name);
                break;
            case Me:
                output.Append("me");
                break;
            case MyTeams:
                output.Append("my teams");
                break;
            case RelativeTime time:
                Relative(time);
                break;
            case CalendarPeriod period:
                output.Append(TimeUnits.Write(period));
                break;
            case Call call:
                NameText.WritePath(output, call.Function.Split('.').ToSequence());
                output.Append('(');
                List(call.Arguments);
                output.Append(')');
                break;
            case Rollup rollup:
                RollUp(rollup);
                break;
            default:
                Calculation(term);
                break;
        }
    }

    /// <summary>What follows <c>now</c> or <c>today</c>: <c>-30d</c>.</summary>
    public static string Added(int amount, TimeUnit unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{(amount < 0 ? '-' : '+')}{Math.Abs((long)amount)}{TimeUnits.Symbols[(int)unit]}");

    private void Relative(RelativeTime time)
    {
        if (time is { Anchor: TimeAnchor.Today, Unit: TimeUnit.Day, Amount: 1 or -1 })
        {
            output.Append(time.Amount == 1 ? "tomorrow" : "yesterday");
            return;
        }

        output.Append(time.Anchor == TimeAnchor.Now ? "now" : "today");
        if (time is not { Amount: 0, Unit: TimeUnit.Day })
        {
            Shifted(time.Amount, time.Unit);
        }
    }

    private void RollUp(Rollup rollup)
    {
        NameText.WritePath(output, rollup.Relation.Segments);
        output.Append(Functions[(int)rollup.Function]);
        if (rollup.Operand is null)
        {
            Where(rollup.Where);
            return;
        }

        output.Append('(');
        Write(Aggregated(rollup.Operand));
        if (Unwrap(rollup.Where) is not (Truth { Value: true } or AllOf { Parts.Count: 0 }))
        {
            output.Append(", ");
            Write(rollup.Where, Binding.Or);
        }

        output.Append(')');
    }

    /// <summary>What is aggregated; JSON has no writing for a text there.</summary>
    public static Term Aggregated(Term operand) =>
        operand is TextLiteral ? throw new CriteriaException("criteria.type", "A text is not aggregated.") : operand;

    private void Items(Sequence<Term> items)
    {
        if (items is [MyTeams or Parameter or CalendarPeriod])
        {
            Write(items[0]);
            return;
        }

        output.Append('(');
        List(items);
        output.Append(')');
    }

    private void List(Sequence<Term> terms)
    {
        for (var i = 0; i < terms.Count; i++)
        {
            output.Append(i == 0 ? string.Empty : ", ");
            Write(terms[i]);
        }
    }
}
