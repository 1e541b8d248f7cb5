namespace Crm.Criteria.Checking;

/// <content>Comparisons: which side is the field, what the other side means for it.</content>
internal sealed partial class CheckRun
{
    private CheckedCriterion Compare(Comparison comparison, in Scope scope)
    {
        var (left, comparing, right) = comparison;
        if (!IsValue(left))
        {
            if (!IsValue(right))
            {
                throw Error("criteria.type", "A comparison is of a field; neither side is one.", comparison);
            }

            (left, comparing, right) = (right, Mirror(comparing, comparison), left);
        }
        else if (left is FieldPath { Segments.Count: 1 } name && right is FieldPath && ChoiceField(right, scope) is { } target
            && target.Choices.Contains(name.Segments[0]) && ChoiceField(left, scope) is null)
        {
            (left, comparing, right) = (right, Mirror(comparing, comparison), left);
        }

        return Compare(Value(left, scope), comparing, right, scope, comparison);
    }

    private CheckedCriterion Compare(CheckedValue left, ComparisonOperator comparing, Term right, in Scope scope, Comparison node)
    {
        var target = ConstantTarget.Of(left);
        RequireOperator(comparing, target, node);
        if (right is FieldPath { Segments.Count: 1 } choice && target.IsChoice && IsChoice(choice, target, scope))
        {
            return Compare(left, comparing, Constant(new TextLiteral(choice.Segments[0]), target, choice));
        }

        if (IsValue(right))
        {
            return Compare(left, comparing, Value(right, scope), node);
        }

        return Compare(left, comparing, Constant(right, target));
    }

    private CheckedComparison Compare(CheckedValue left, ComparisonOperator comparing, CheckedValue right, Comparison node)
    {
        if (comparing >= ComparisonOperator.Contains)
        {
            throw Error("criteria.type", "contains, starts with and ends with take a text on their right, not a field.", node.Right);
        }

        if (left.Kind != right.Kind && IsNumber(left) && IsNumber(right) && (left is ComputedValue || right is ComputedValue))
        {
            (left, right) = (ToDecimal(left), ToDecimal(right));
        }

        if (left.Kind != right.Kind)
        {
            throw Error("criteria.type", $"{Naming.Show(node.Left)} is {Naming.Kind(left.Kind)}, but {Naming.Show(node.Right)} is {Naming.Kind(right.Kind)}.", node);
        }

        return left.TextRule == right.TextRule
            ? new CheckedComparison(left, comparing, right)
            : throw Error("criteria.type", "One text compares exactly, the other whatever its case; they cannot be compared.", node);
    }

    /// <summary>A comparison with a constant; with a span of time, its start and end are what is compared.</summary>
    private static CheckedCriterion Compare(CheckedValue left, ComparisonOperator comparing, in PointOrSpan right)
    {
        if (right.Point is { } point)
        {
            return Against(left, comparing, point);
        }

        return comparing switch
        {
            ComparisonOperator.Equal => Within(left, right),
            ComparisonOperator.NotEqual => new CheckedNot(Within(left, right)),
            ComparisonOperator.Less => Against(left, ComparisonOperator.Less, right.Start!),
            ComparisonOperator.LessOrEqual => Against(left, ComparisonOperator.Less, right.End!),
            ComparisonOperator.Greater => Against(left, ComparisonOperator.GreaterOrEqual, right.End!),
            _ => Against(left, ComparisonOperator.GreaterOrEqual, right.Start!),
        };
    }

    private static CheckedAllOf Within(CheckedValue value, in PointOrSpan span) => new(
    [
        Against(value, ComparisonOperator.GreaterOrEqual, span.Start!),
        Against(value, ComparisonOperator.Less, span.End!),
    ]);

    private static CheckedComparison Against(CheckedValue left, ComparisonOperator comparing, object constant) =>
        new(left, comparing, new ConstantValue(constant, left.Kind, left.TextRule));

    private void RequireOperator(ComparisonOperator comparing, in ConstantTarget target, Comparison node)
    {
        if (comparing >= ComparisonOperator.Contains)
        {
            if (target.Kind != ValueKind.Text || target.IsChoice)
            {
                throw Error("criteria.type", $"contains, starts with and ends with are of texts; {Naming.Show(node.Left)} is {(target.IsChoice ? "a choice" : Naming.Kind(target.Kind))}.", node);
            }
        }
        else if (comparing >= ComparisonOperator.Less && (target.IsChoice || target.Kind is ValueKind.Id or ValueKind.Boolean))
        {
            throw Error("criteria.type", $"{Naming.Show(node.Left)} is {(target.IsChoice ? "a choice" : Naming.Kind(target.Kind))}, which has no order; compare with = or !=.", node, ["=", "!="]);
        }
    }

    /// <summary>Whether a term is a field, a roll-up or computed rather than a constant. A name that is no field may be a choice, if the other side is one.</summary>
    private bool IsValue(Term term) => term is FieldPath or Rollup or Arithmetic or Negative or Shift || (term is Call call && IsBuiltIn(call));

    /// <summary>Whether a bare name is one of the choices, or is nothing else.</summary>
    private bool IsChoice(FieldPath name, in ConstantTarget target, in Scope scope) =>
        target.Choices.Contains(name.Segments[0]) || TryResolve(name, scope, FieldUse.Filter, out _) is null;

    private ConstantTarget? ChoiceField(Term term, in Scope scope) =>
        term is FieldPath path && TryResolve(path, scope, FieldUse.Filter, out _) is FieldValue { Field.Choices.Length: > 0 } value
            ? ConstantTarget.Of(value)
            : null;

    private PointOrSpan Constant(TextLiteral text, in ConstantTarget target, FieldPath written)
    {
        try
        {
            return constants.Read(text, target);
        }
        catch (CriteriaException e) when (positions is not null)
        {
            throw new CriteriaException(e.Code, e.Message, PositionOf(written), expected: e.Expected);
        }
    }

    private ComparisonOperator Mirror(ComparisonOperator comparing, Comparison node) => comparing switch
    {
        ComparisonOperator.Equal or ComparisonOperator.NotEqual => comparing,
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        _ => throw Error("criteria.type", "contains, starts with and ends with take the field on their left.", node),
    };
}
