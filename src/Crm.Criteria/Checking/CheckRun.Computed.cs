namespace Crm.Criteria.Checking;

/// <content>Computed fields: where the name stands, the expression is checked, seen from the record that the path leads to.</content>
internal sealed partial class CheckRun
{
    private readonly List<Expression> expanding = [];

    /// <summary>Checks the expression of a computed field itself; its errors tell what is wrong with it.</summary>
    public CheckedValue CheckExpression(Expression expression, Entity entity)
    {
        expanding.Add(expression);
        var value = Evaluate(expression, new Scope(entity), FieldUse.Filter);
        expanding.RemoveAt(expanding.Count - 1);
        return value;
    }

    /// <summary>The value of a computed field; null where it speaks of what is unknown to whoever asks, and so is unknown itself.</summary>
    private CheckedValue? Expand(Expression expression, Entity entity, Sequence<Hop> hops, FieldPath path, in Scope scope, FieldUse use)
    {
        if (expanding.Contains(expression))
        {
            throw Error("criteria.catalogue", $"The computed field '{expression.Field.Name}' of '{entity.Name}' is computed from itself.", path);
        }

        var outer = anchor;
        anchor ??= path;
        expanding.Add(expression);
        try
        {
            return Evaluate(expression, Enter(new Scope(entity, hops, scope.Depth, scope.ManyDepth), path), use);
        }
        catch (CriteriaException e) when (e.Code is "criteria.unknown_field" or "criteria.unknown_relation")
        {
            return null;
        }
        finally
        {
            expanding.RemoveAt(expanding.Count - 1);
            anchor = outer;
        }
    }

    private CheckedValue Evaluate(Expression expression, in Scope scope, FieldUse use) => expression switch
    {
        { Condition: { } condition } => new ConditionValue(Check(condition, scope)),
        { Term: Call call } when !IsBuiltIn(call) => new ConditionValue(Condition(call, scope)),
        _ => Value(expression.Term!, scope, use),
    };

    /// <summary>Whether whoever asks may use a computed field.</summary>
    public bool CanUse(Expression expression, Entity entity, FieldUse use)
    {
        try
        {
            return new CheckRun(catalogue, context, null).Expand(expression, entity, default, new FieldPath([expression.Field.Name]), new Scope(entity), use) is not null;
        }
        catch (CriteriaException)
        {
            return false;
        }
    }
}
