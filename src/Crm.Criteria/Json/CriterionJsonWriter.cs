using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Crm.Criteria.Text;

namespace Crm.Criteria.Json;

/// <summary>Writes conditions and terms as JSON.</summary>
internal readonly struct CriterionJsonWriter(Utf8JsonWriter writer)
{
    public void Write(Criterion criterion)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new CriteriaException("criteria.limit", "The condition is nested too deep to be written.");
        }

        if (criterion is Truth truth)
        {
            writer.WriteBooleanValue(truth.Value);
            return;
        }

        writer.WriteStartObject();
        switch (criterion)
        {
            case AllOf all:
                Parts("and", all.Parts);
                break;
            case AnyOf any:
                Parts("or", any.Parts);
                break;
            case Not { Part: Membership among }:
                Subject(among.Value, "not in");
                Items("value", among.Items);
                break;
            case Not { Part: IsNull isNull }:
                Subject(isNull.Value, "is not null");
                break;
            case Not not:
                writer.WritePropertyName("not");
                Write(not.Part);
                break;
            case Holds { Term: FieldPath path }:
                writer.WriteString("field", Path(path));
                break;
            case Holds { Term: Call call }:
                Call(call);
                break;
            case Holds holds:
                writer.WritePropertyName("holds");
                Write(holds.Term);
                break;
            case Comparison comparison:
                Subject(comparison.Left, CriterionWriter.Operator(comparison.Operator));
                writer.WritePropertyName("value");
                Write(comparison.Right);
                break;
            case Membership membership:
                Subject(membership.Value, "in");
                Items("value", membership.Items);
                break;
            case IsNull isNull:
                Subject(isNull.Value, "is null");
                break;
            case Quantified quantified:
                writer.WriteString(quantified.Quantifier switch { Quantifier.Any => "any", Quantifier.All => "all", _ => "none" }, Path(quantified.Relation));
                Where(quantified.Where);
                break;
        }

        writer.WriteEndObject();
    }

    private void Parts(string member, Sequence<Criterion> parts)
    {
        writer.WriteStartArray(member);
        foreach (var part in parts)
        {
            Write(part);
        }

        writer.WriteEndArray();
    }

    private void Subject(Term term, string comparison)
    {
        if (term is FieldPath path)
        {
            writer.WriteString("field", Path(path));
        }
        else
        {
            writer.WritePropertyName("left");
            Write(term);
        }

        writer.WriteString("op", comparison);
    }

    private void Items(string member, Sequence<Term> items)
    {
        writer.WriteStartArray(member);
        foreach (var item in items)
        {
            Write(item);
        }

        writer.WriteEndArray();
    }

    private void Where(Criterion where)
    {
        if (where is not Truth { Value: true })
        {
            writer.WritePropertyName("where");
            Write(where);
        }
    }

    private void Write(Term term)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new CriteriaException("criteria.limit", "The term is nested too deep to be written.");
        }

        switch (term)
        {
            case TextLiteral literal:
                WellFormed.Require(literal.Value);
                writer.WriteStringValue(literal.Value);
                return;
            case NumberLiteral literal:
                writer.WriteRawValue(NumberText.Write(literal.Value));
                return;
            case BooleanLiteral literal:
                writer.WriteBooleanValue(literal.Value);
                return;
        }

        writer.WriteStartObject();
        switch (term)
        {
            case FieldPath path:
                writer.WriteString("field", Path(path));
                break;
            case DateLiteral or InstantLiteral:
                writer.WriteString(term is DateLiteral ? "date" : "instant", CriterionText.WriteTerm(term));
                break;
            case Parameter parameter:
                WellFormed.Require(parameter.Name);
                writer.WriteString("param", parameter.Name);
                break;
            case Me:
                writer.WriteBoolean("me", true);
                break;
            case MyTeams:
                writer.WriteBoolean("myTeams", true);
                break;
            case RelativeTime time:
                Relative(time);
                break;
            case CalendarPeriod period:
                writer.WriteString("period", TimeUnits.Write(period));
                break;
            case Call call:
                Call(call);
                break;
            case Rollup rollup:
                RollUp(rollup);
                break;
            case Arithmetic arithmetic:
                Items(CriterionReader.Operation(arithmetic.Operator), [arithmetic.Left, arithmetic.Right]);
                break;
            case Negative negative:
                writer.WritePropertyName("negative");
                Write(negative.Value);
                break;
            case Shift shift:
                writer.WritePropertyName("shift");
                Write(shift.Value);
                writer.WriteString("by", CriterionWriter.Added(shift.Amount, shift.Unit));
                break;
        }

        writer.WriteEndObject();
    }

    private void Relative(RelativeTime time)
    {
        var anchor = time.Anchor == TimeAnchor.Now ? "now" : "today";
        if (time is { Amount: 0, Unit: TimeUnit.Day })
        {
            writer.WriteBoolean(anchor, true);
        }
        else
        {
            writer.WriteString(anchor, CriterionWriter.Added(time.Amount, time.Unit));
        }
    }

    private void Call(Call call)
    {
        writer.WriteString("call", Path(new FieldPath(call.Function.Split('.').ToSequence())));
        if (call.Arguments.Count > 0)
        {
            Items("args", call.Arguments);
        }
    }

    private void RollUp(Rollup rollup)
    {
        writer.WriteString(
            rollup.Function switch { RollupFunction.Count => "count", RollupFunction.Sum => "sum", RollupFunction.Min => "min", _ => "max" },
            Path(rollup.Relation));
        if (rollup.Operand is FieldPath path)
        {
            writer.WriteString("of", Path(path));
        }
        else if (rollup.Operand is { } operand)
        {
            writer.WritePropertyName("of");
            Write(CriterionWriter.Aggregated(operand));
        }

        Where(rollup.Where);
    }

    private static string Path(FieldPath path)
    {
        var output = new StringBuilder();
        NameText.WritePath(output, path.Segments);
        return output.ToString();
    }
}
