using System.Diagnostics.CodeAnalysis;

namespace Crm.Criteria.Checking;

/// <content>Functions: a condition's is expanded and checked where it stands, a value's is computed.</content>
internal sealed partial class CheckRun
{
    /// <summary>Expands <c>inRegion('EMEA')</c>, or <c>account.inRegion('EMEA')</c> on what a to-one path leads to.</summary>
    private CheckedCriterion Condition(Call call, in Scope scope)
    {
        var (name, inside) = Receiver(call, scope);
        switch (catalogue.Functions.GetValueOrDefault(name))
        {
            case ConditionFunction function when function.Entity == inside.Entity.Name:
                var arguments = Arguments(function, call);
                var expanded = Guarded(function, call, () => function.Expand(arguments));
                var outer = anchor;
                anchor ??= call;
                var result = Check(expanded, inside);
                anchor = outer;
                return result;
            case ValueFunction { Result: ValueKind.Boolean } when inside.Entity == scope.Entity:
                return (bool)Point(call, new ConstantTarget(ValueKind.Boolean)) ? True : False;
            case ValueFunction function:
                throw Error("criteria.type", $"'{function.Name}' gives {Naming.Kind(function.Result)}, which is no condition by itself.", call);
            default:
                throw UnknownFunction(call, name, inside.Entity);
        }
    }

    private object Compute(Call call)
    {
        switch (catalogue.Functions.GetValueOrDefault(call.Function))
        {
            case ValueFunction function:
                var arguments = Arguments(function, call);
                return Guarded(function, call, () => function.Compute(arguments, context));
            case ConditionFunction function:
                throw Error("criteria.type", $"'{function.Name}' is a condition; it stands by itself.", call);
            default:
                var nearest = Text.Nearest.Find(call.Function, catalogue.Functions.Values.OfType<ValueFunction>().Select(f => f.Name));
                throw Error("criteria.unknown_function", $"There is no function '{call.Function}'.{Text.Nearest.Hint(nearest)}", call, nearest);
        }
    }

    private (string Name, Scope Inside) Receiver(Call call, in Scope scope)
    {
        if (!call.Function.Contains('.', StringComparison.Ordinal))
        {
            return (call.Function, scope);
        }

        var names = call.Function.Split('.');
        var inside = scope;
        for (var i = 0; i < names.Length - 1; i++)
        {
            var relation = FindRelation(inside.Entity, names[i], FieldUse.Filter);
            if (relation is not { Kind: RelationKind.ToOne })
            {
                var nearest = Text.Nearest.Find(names[i], RelationNames(inside.Entity, FieldUse.Filter, RelationKind.ToOne));
                throw Error("criteria.unknown_relation", $"'{inside.Entity.Name}' has no relation '{names[i]}' to one.{Text.Nearest.Hint(nearest)}", call, nearest);
            }

            var hop = HopTo(relation);
            inside = inside with { Entity = hop.Target, Prefix = Add(inside.Prefix, hop, new FieldPath(names.ToSequence())) };
        }

        return (names[^1], inside);
    }

    private object[] Arguments(CriteriaFunction function, Call call)
    {
        if (call.Arguments.Count != function.Parameters.Count)
        {
            throw Error(
                "criteria.type",
                $"'{function.Name}' takes {function.Parameters.Count} arguments ({string.Join(", ", function.Parameters.Select(p => p.Name))}), not {call.Arguments.Count}.",
                call);
        }

        if (++nodes > context.Limits.Nodes)
        {
            throw Limit("nodes", context.Limits.Nodes, call);
        }

        var values = new object[call.Arguments.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (call.Arguments[i] is MyTeams || IsValue(call.Arguments[i]))
            {
                throw Error("criteria.type", $"An argument is a constant; {Naming.Term(call.Arguments[i])} is not one.", call.Arguments[i]);
            }

            var value = Constant(call.Arguments[i], new ConstantTarget(function.Parameters[i].Kind));
            values[i] = value.Point ?? value.Start!;
        }

        return values;
    }

    [SuppressMessage("Design", "CA1031", Justification = "A plugin's function may throw anything; a check throws one kind of error.")]
    private T Guarded<T>(CriteriaFunction function, Call call, Func<T> invoke)
    {
        try
        {
            return invoke();
        }
        catch (Exception e) when (e is not CriteriaException and not OperationCanceledException)
        {
            throw new CriteriaException("criteria.function", $"The function '{function.Name}' failed: {e.Message}", PositionOf(call), inner: e);
        }
    }
}
