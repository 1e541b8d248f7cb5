using System.Runtime.CompilerServices;
using System.Text;

namespace Crm.Criteria.Text;

/// <summary>How tightly the place where a condition is written binds.</summary>
internal enum Binding
{
    /// <summary>Anything stands here without parentheses.</summary>
    Or,

    /// <summary>A part of an or: an or needs parentheses.</summary>
    And,

    /// <summary>A part of an and: an or and an and need parentheses.</summary>
    Part,
}

/// <summary>Writes conditions and terms as text.</summary>
internal readonly partial struct CriterionWriter(StringBuilder output)
{
    private static readonly string[] Operators = ["=", "!=", "<", "<=", ">", ">=", "contains", "starts with", "ends with"];

    public static string Operator(ComparisonOperator comparison) => Operators[(int)comparison];

    public void Write(Criterion criterion, Binding binding)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new CriteriaException("criteria.limit", "The condition is nested too deep to be written.");
        }

        switch (criterion)
        {
            case Truth truth:
                output.Append(truth.Value ? "true" : "false");
                break;
            case AllOf all:
                Join(all.Parts, " and ", "true", Binding.Part, binding == Binding.Part, binding);
                break;
            case AnyOf any:
                Join(any.Parts, " or ", "false", Binding.And, binding != Binding.Or, binding);
                break;
            case Not not:
                Negate(not.Part);
                break;
            case Holds holds:
                Alone(holds.Term);
                break;
            case Comparison comparison:
                Write(comparison.Left);
                output.Append(' ').Append(Operator(comparison.Operator)).Append(' ');
                Write(comparison.Right);
                break;
            case Membership membership:
                Write(membership.Value);
                output.Append(" in ");
                Items(membership.Items);
                break;
            case IsNull isNull:
                Write(isNull.Value);
                output.Append(" is null");
                break;
            case Quantified quantified:
                NameText.WritePath(output, quantified.Relation.Segments);
                output.Append(quantified.Quantifier switch { Quantifier.Any => " any", Quantifier.All => " all", _ => " none" });
                Where(quantified.Where);
                break;
        }
    }

    private void Join(Sequence<Criterion> parts, string word, string ofNothing, Binding inner, bool parentheses, Binding outer)
    {
        if (parts.Count < 2)
        {
            if (parts.Count == 0)
            {
                output.Append(ofNothing);
            }
            else
            {
                Write(parts[0], outer);
            }

            return;
        }

        output.Append(parentheses ? "(" : string.Empty);
        for (var i = 0; i < parts.Count; i++)
        {
            output.Append(i == 0 ? string.Empty : word);
            Write(parts[i], inner);
        }

        output.Append(parentheses ? ")" : string.Empty);
    }

    private void Negate(Criterion part)
    {
        part = Unwrap(part);
        switch (part)
        {
            case Membership membership:
                Write(membership.Value);
                output.Append(" not in ");
                Items(membership.Items);
                break;
            case IsNull isNull:
                Write(isNull.Value);
                output.Append(" is not null");
                break;
            case Truth or Holds or Quantified or AllOf or AnyOf:
                output.Append("not ");
                Write(part, Binding.Part);
                break;
            case Not { Part: var inner } when Unwrap(inner) is not (Membership or IsNull):
                output.Append("not ");
                Write(part, Binding.Part);
                break;
            default:
                output.Append("not (");
                Write(part, Binding.Or);
                output.Append(')');
                break;
        }
    }

    private static Criterion Unwrap(Criterion part)
    {
        while (part is AllOf { Parts.Count: 1 } or AnyOf { Parts.Count: 1 })
        {
            part = part is AllOf all ? all.Parts[0] : ((AnyOf)part).Parts[0];
        }

        return part;
    }

    private void Where(Criterion where)
    {
        if (Unwrap(where) is Truth { Value: true } or AllOf { Parts.Count: 0 })
        {
            return;
        }

        output.Append(" (");
        Write(where, Binding.Or);
        output.Append(')');
    }

    private void Alone(Term term)
    {
        if (term is not (FieldPath or Call or Parameter or BooleanLiteral))
        {
            throw new CriteriaException("criteria.type", "Only a field, a call or a parameter can be a condition by itself.");
        }

        Write(term);
    }
}
