using Crm.Criteria;

namespace Crm.Tests.Shared;

/// <content>Computed values: arithmetic of numbers and times, also over related records.</content>
public sealed partial class RandomCriteria
{
    private const decimal MostOfAConstant = 100_000_000_000_000m;

    /// <summary>A computed value of a record of <paramref name="root"/>, and its kind.</summary>
    public (Term Term, ValueKind Kind) NextComputed(Entity root, int depth = 3) => Computed(root, depth, 0);

    private (Term Term, ValueKind Kind) Computed(Entity entity, int depth, int many) => random.Next(6) switch
    {
        0 => Moved(entity, depth, many, ValueKind.Date),
        1 => Moved(entity, depth, many, ValueKind.Instant),
        _ => Calculated(entity, depth, many),
    };

    private (Term Term, ValueKind Kind) Calculated(Entity entity, int depth, int many)
    {
        switch (random.Next(9))
        {
            case 0:
                var negated = Number(entity, depth - 1, many);
                return (new Negative(negated.Term), negated.Kind);
            case 1:
                var absolute = Number(entity, depth - 1, many);
                return (new Call("abs", [absolute.Term]), absolute.Kind);
            case 2:
                var rounded = Number(entity, depth - 1, many);
                return (new Call("round", random.Next(3) == 0 ? [rounded.Term] : [rounded.Term, new NumberLiteral(random.Next(-9, 5))]), rounded.Kind);
            case 3 when NumberField(entity) is { } first:
                var second = Number(entity, depth - 1, many);
                return (new Call("coalesce", [first.Term, second.Term]), Common(first.Kind, second.Kind));
            case 4:
                var dates = Difference(entity, depth, many, ValueKind.Date);
                return (dates, ValueKind.Integer);
            case 5:
                return (Difference(entity, depth, many, ValueKind.Instant), ValueKind.Decimal);
            default:
                var (left, right) = (Number(entity, depth - 1, many), Number(entity, depth - 1, many));
                var operation = (ArithmeticOperator)random.Next(4);
                return (new Arithmetic(left.Term, operation, right.Term), operation == ArithmeticOperator.Divide ? ValueKind.Decimal : Common(left.Kind, right.Kind));
        }
    }

    private static ValueKind Common(ValueKind left, ValueKind right) => left == right ? left : ValueKind.Decimal;

    private (Term Term, ValueKind Kind) Number(Entity entity, int depth, int many)
    {
        if (depth > 1 && random.Next(2) == 0)
        {
            return Calculated(entity, depth, many);
        }

        if (depth > 1 && many < ManyDepth && random.Next(4) == 0 && RollUp(entity, depth - 1, many) is { Kind: ValueKind.Integer or ValueKind.Decimal } rollup)
        {
            return rollup;
        }

        if (random.Next(3) > 0 && NumberField(entity) is { } field)
        {
            return field;
        }

        var kind = random.Next(2) == 0 ? ValueKind.Integer : ValueKind.Decimal;
        var number = ((NumberLiteral)samples.Constant(kind, random)).Value;
        number = Math.Abs(number) > MostOfAConstant ? 7 : number;
        return (new NumberLiteral(number), decimal.Truncate(number) == number ? ValueKind.Integer : ValueKind.Decimal);
    }

    private (Term Term, ValueKind Kind)? NumberField(Entity entity) =>
        PathToField(entity, FieldUse.Filter, f => f.Kind is ValueKind.Integer or ValueKind.Decimal) is { } field ? (field.Path, field.Field.Kind) : null;

    private (Term Term, ValueKind Kind) Moved(Entity entity, int depth, int many, ValueKind kind)
    {
        var time = Time(entity, depth, kind);
        if (random.Next(3) == 0)
        {
            return time is FieldPath ? (new Call("coalesce", [time, Time(entity, 1, kind)]), kind) : Calculated(entity, depth, many);
        }

        var unit = kind == ValueKind.Date ? (TimeUnit)random.Next((int)TimeUnit.Day, (int)TimeUnit.Year + 1) : (TimeUnit)random.Next((int)TimeUnit.Minute, (int)TimeUnit.Week + 1);
        var most = unit == TimeUnit.Year ? 1_000 : 4_000;
        return (new Shift(time, random.Next(4) == 0 ? random.Next(-most, most + 1) : random.Next(-40, 41), unit), kind);
    }

    private Arithmetic Difference(Entity entity, int depth, int many, ValueKind kind)
    {
        var (left, right) = (Time(entity, depth, kind), Time(entity, depth, kind));
        if (left is not FieldPath && right is not FieldPath)
        {
            // Of two constants each is what it is by itself; a date and an instant would not go together.
            left = kind == ValueKind.Date ? new DateLiteral(samples.Dates[random.Next(samples.Dates.Count)]) : new InstantLiteral(samples.Instants[random.Next(samples.Instants.Count)]);
            right = left;
        }

        return new Arithmetic(left, ArithmeticOperator.Subtract, right);
    }

    private Term Time(Entity entity, int depth, ValueKind kind) => random.Next(4) == 0 || depth < 1
        ? Constant(kind)
        : PathToField(entity, FieldUse.Filter, f => f.Kind == kind) is { } field ? field.Path : Constant(kind);

    /// <summary>A constant that is of the kind by itself.</summary>
    private Term Constant(ValueKind kind) => (kind, RelativeTimes && random.Next(2) == 0) switch
    {
        (ValueKind.Date, true) => new RelativeTime(TimeAnchor.Today, random.Next(-40, 41), (TimeUnit)random.Next((int)TimeUnit.Day, (int)TimeUnit.Year + 1)),
        (ValueKind.Date, false) => new DateLiteral(samples.Dates[random.Next(samples.Dates.Count)]),
        (_, true) => new RelativeTime(TimeAnchor.Now, random.Next(-40, 41), (TimeUnit)random.Next((int)TimeUnit.Minute, (int)TimeUnit.Year + 1)),
        _ => new InstantLiteral(samples.Instants[random.Next(samples.Instants.Count)]),
    };
}
