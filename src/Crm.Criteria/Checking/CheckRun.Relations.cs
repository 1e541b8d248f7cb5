namespace Crm.Criteria.Checking;

/// <content>What is said of to-many relations: any, all, none and roll-ups.</content>
internal sealed partial class CheckRun
{
    private CheckedCriterion Quantify(Quantified quantified, in Scope scope)
    {
        var (path, many) = ResolveMany(quantified.Relation, scope, FieldUse.Filter);
        var where = Inside(quantified.Where, many, scope);
        if (quantified.Quantifier == Quantifier.All)
        {
            where = Negate(where);
        }

        CheckedCriterion exists = where switch
        {
            CheckedTruth { Value: false } => False,
            CheckedTruth => new CheckedExists(path, many, null),
            _ => new CheckedExists(path, many, where),
        };
        return quantified.Quantifier == Quantifier.Any ? exists : Negate(exists);
    }

    private RollupValue RollUp(Rollup rollup, in Scope scope, FieldUse use)
    {
        if (++nodes > context.Limits.Nodes)
        {
            throw Limit("nodes", context.Limits.Nodes, rollup);
        }

        var (path, many) = ResolveMany(rollup.Relation, scope, use);
        var operand = OperandOf(rollup, many, scope);
        var where = Inside(rollup.Where, many, scope);
        return new RollupValue(path, many, rollup.Function, operand, where is CheckedTruth { Value: true } ? null : where);
    }

    private CheckedValue? OperandOf(Rollup rollup, Hop many, in Scope scope)
    {
        if (rollup.Function == RollupFunction.Count)
        {
            return rollup.Operand is null ? null : throw Error("criteria.type", "A count has no operand.", rollup);
        }

        if (rollup.Operand is null)
        {
            throw Error("criteria.type", "A sum, min or max says of what.", rollup);
        }

        var operand = Value(rollup.Operand, new Scope(many.Target, default, scope.Depth, scope.ManyDepth + 1), FieldUse.Aggregate);
        var isNumber = operand.Kind is ValueKind.Integer or ValueKind.Decimal;
        var isTime = operand.Kind is ValueKind.Date or ValueKind.Instant;
        if (isNumber || (isTime && rollup.Function != RollupFunction.Sum))
        {
            return operand;
        }

        var wanted = rollup.Function == RollupFunction.Sum ? "A sum is of numbers" : "A min or max is of numbers, dates or instants";
        throw Error("criteria.type", $"{wanted}; '{Naming.Show(rollup.Operand)}' is {Naming.Kind(operand.Kind)}.", rollup.Operand);
    }

    private CheckedCriterion Inside(Criterion where, Hop many, in Scope scope) =>
        Check(where, new Scope(many.Target, default, scope.Depth, scope.ManyDepth + 1));
}
