using System.Text;

namespace Crm.Criteria.Tests;

/// <summary>
/// The language a second time, as plainly as can be: straight from the tree as written, values looked up record by record, no checked tree, no ranges, no readers.
/// A null is a C# null, and whatever touches one is false.
/// </summary>
internal sealed partial class NaiveEvaluator(SampleCrm crm, Func<string, object, bool> visible)
{
    private static readonly CheckContext Context = SampleCrm.Context;
    private static readonly DateTimeZone Zone = Context.Zone;

    public bool Holds(Criterion criterion, Entity entity, object record)
    {
        switch (criterion)
        {
            case Truth truth:
                return truth.Value;
            case AllOf all:
                return all.Parts.AsSpan().ToArray().All(p => Holds(p, entity, record));
            case AnyOf any:
                return any.Parts.AsSpan().ToArray().Any(p => Holds(p, entity, record));
            case Not not:
                return !Holds(not.Part, entity, record);
            case Holds holds:
                return Equals(Get((FieldPath)holds.Term, entity, record).Value, true);
            case IsNull isNull:
                return Value(isNull.Value, entity, record).Value is null;
            case Quantified quantified:
                var (target, items) = Related(quantified.Relation, entity, record);
                var met = items.Count(item => Holds(quantified.Where, target, item));
                return quantified.Quantifier switch { Quantifier.Any => met > 0, Quantifier.None => met == 0, _ => met == items.Count };
            case Membership membership:
                var (value, field) = Value(membership.Value, entity, record);
                return value is not null && membership.Items.AsSpan().ToArray().Any(item => item is MyTeams
                    ? Context.MyTeams.Contains((Guid)value)
                    : Compare(value, field, ComparisonOperator.Equal, Constant(item, value, field)));
            case Comparison comparison:
                return Compare(comparison, entity, record);
            default:
                throw new InvalidOperationException();
        }
    }

    private bool Compare(Comparison comparison, Entity entity, object record)
    {
        if (comparison.Operator == ComparisonOperator.NotEqual)
        {
            return !Compare(comparison with { Operator = ComparisonOperator.Equal }, entity, record);
        }

        if (!IsValue(comparison.Left))
        {
            var flipped = comparison.Operator switch
            {
                ComparisonOperator.Less => ComparisonOperator.Greater,
                ComparisonOperator.Greater => ComparisonOperator.Less,
                ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
                ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
                var same => same,
            };
            return Compare(new Comparison(comparison.Right, flipped, comparison.Left), entity, record);
        }

        var (left, field) = Value(comparison.Left, entity, record);
        if (left is null)
        {
            return false;
        }

        var right = comparison.Right is FieldPath { Segments: [var choice] } && field?.Choices.Contains(choice) == true ? choice
            : IsValue(comparison.Right) ? Value(comparison.Right, entity, record).Value
            : Constant(comparison.Right, left, field);
        if (left is long whole && right is decimal)
        {
            // Made a decimal to be compared with a value, a whole number has a decimal's bounds; with a constant it is compared as it is.
            left = IsValue(comparison.Right) ? (decimal?)Within(whole) : (decimal)whole;
        }
        else if (left is decimal && right is long other)
        {
            right = IsValue(comparison.Right) ? (decimal?)Within(other) : (decimal)other;
        }

        return left is not null && right is not null && Compare(left, field, comparison.Operator, right);
    }

    private static bool Compare(object left, Field? field, ComparisonOperator comparison, object right)
    {
        if (right is (Instant start, Instant end))
        {
            var x = (Instant)left;
            return InSpan(comparison, x < start, x >= end);
        }

        if (right is (LocalDate first, LocalDate after))
        {
            var x = (LocalDate)left;
            return InSpan(comparison, x < first, x >= after);
        }

        if (left is string text)
        {
            var folded = field!.TextRule == TextRule.Folded;
            var a = Bytes(folded ? TextFolding.Fold(text) : text);
            var b = Bytes(folded ? TextFolding.Fold((string)right) : (string)right);
            return comparison switch
            {
                ComparisonOperator.Contains => a.AsSpan().IndexOf(b) >= 0,
                ComparisonOperator.StartsWith => a.AsSpan().StartsWith(b),
                ComparisonOperator.EndsWith => a.AsSpan().EndsWith(b),
                _ => Ordered(comparison, a.AsSpan().SequenceCompareTo(b)),
            };
        }

        return Ordered(comparison, ((IComparable)left).CompareTo(right));
    }

    private static bool InSpan(ComparisonOperator comparison, bool before, bool after) => comparison switch
    {
        ComparisonOperator.Equal => !before && !after,
        ComparisonOperator.Less => before,
        ComparisonOperator.LessOrEqual => !after,
        ComparisonOperator.Greater => after,
        _ => !before,
    };

    private static bool Ordered(ComparisonOperator comparison, int order) => comparison switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        _ => order >= 0,
    };

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private (object? Value, Field? Field) Value(Term term, Entity entity, object record) =>
        term switch
        {
            Rollup rollup => (RollUp(rollup, entity, record), null),
            FieldPath path => Get(path, entity, record),
            _ => (Computed(term, entity, record), null),
        };

    private object? RollUp(Rollup rollup, Entity entity, object record)
    {
        var (target, all) = Related(rollup.Relation, entity, record);
        var items = all.Where(item => Holds(rollup.Where, target, item)).ToList();
        if (rollup.Function == RollupFunction.Count)
        {
            return (long)items.Count;
        }

        var values = items.Select(item => Value(rollup.Operand!, target, item).Value).Where(v => v is not null).ToList();
        var isDecimal = Kind(rollup.Operand!, target) == ValueKind.Decimal;
        return rollup.Function switch
        {
            RollupFunction.Sum when isDecimal => values.Sum(v => (decimal)v!),
            RollupFunction.Sum => values.Sum(v => (long)v!),
            RollupFunction.Min => values.Min(),
            _ => values.Max(),
        };
    }

    private (Entity Target, List<object> Items) Related(FieldPath path, Entity entity, object record)
    {
        object? at = record;
        foreach (var name in path.Segments)
        {
            var relation = entity.Relations[name];
            entity = SampleCrm.Catalogue[relation.Target];
            if (relation.Kind == RelationKind.ToMany)
            {
                return (entity, at is null ? [] : [.. crm.Many(relation, at).Where(item => visible(entity.Name, item))]);
            }

            at = at is null ? null : crm.One(relation, at) is { } next && visible(entity.Name, next) ? next : null;
        }

        throw new InvalidOperationException();
    }

    private (object? Value, Field? Field) Get(FieldPath path, Entity entity, object? record)
    {
        if (entity.Fields.TryGetValue(path.ToString(), out var field))
        {
            return (record is null ? null : field.Read(record), field);
        }

        var relation = entity.Relations[path.Segments[0]];
        var target = SampleCrm.Catalogue[relation.Target];
        var next = record is null ? null : crm.One(relation, record);
        next = next is not null && visible(target.Name, next) ? next : null;
        return Get(new FieldPath(path.Segments.Skip(1).ToSequence()), target, next);
    }

    private static Field Field(FieldPath path, Entity entity) => entity.Fields.TryGetValue(path.ToString(), out var field)
        ? field
        : Field(new FieldPath(path.Segments.Skip(1).ToSequence()), SampleCrm.Catalogue[entity.Relations[path.Segments[0]].Target]);

    private static object Constant(Term term, object left, Field? field) => term switch
    {
        TextLiteral text when left is Guid => Guid.Parse(text.Value),
        TextLiteral text => text.Value,
        FieldPath choice when field!.Choices.Contains(choice.ToString()) => choice.ToString(),
        NumberLiteral number when left is long => (long)number.Value,
        NumberLiteral number => number.Value,
        BooleanLiteral boolean => boolean.Value,
        Me => Context.Me!.Value,
        InstantLiteral instant => instant.Value,
        DateLiteral date => left is Instant ? Day(date.Value) : date.Value,
        RelativeTime time => Relative(time, left),
        CalendarPeriod period => Period(period, left),
        _ => throw new InvalidOperationException(),
    };

    private static object Day(LocalDate date) => (Start(date), Start(date.PlusDays(1)));

    private static Instant Start(LocalDate date) => Zone.AtStartOfDay(date).ToInstant();

    private static object Relative(RelativeTime time, object left)
    {
        var (date, instant) = Point(time);
        return left is LocalDate ? date : time.Anchor == TimeAnchor.Today && time.Unit >= TimeUnit.Day ? Day(date) : instant;
    }

    private static (LocalDate Date, Instant Instant) Point(RelativeTime time)
    {
        var today = Context.Now.InZone(Zone).Date;
        var anchor = time.Anchor == TimeAnchor.Now ? Context.Now : Start(today);
        if (time.Unit <= TimeUnit.Hour || (time.Anchor == TimeAnchor.Now && time.Unit <= TimeUnit.Week))
        {
            var minutes = time.Unit switch { TimeUnit.Minute => 1, TimeUnit.Hour => 60, TimeUnit.Day => 24 * 60, _ => 7 * 24 * 60 };
            var shifted = anchor.Plus(Duration.FromMinutes(minutes * time.Amount));
            return (shifted.InZone(Zone).Date, shifted);
        }

        var period = time.Unit switch
        {
            TimeUnit.Day => NodaTime.Period.FromDays(time.Amount),
            TimeUnit.Week => NodaTime.Period.FromWeeks(time.Amount),
            TimeUnit.Month => NodaTime.Period.FromMonths(time.Amount),
            TimeUnit.Quarter => NodaTime.Period.FromMonths(3 * time.Amount),
            _ => NodaTime.Period.FromYears(time.Amount),
        };
        var local = anchor.InZone(Zone).LocalDateTime + period;
        return (local.Date, Zone.AtLeniently(local).ToInstant());
    }

    private static object Period(CalendarPeriod period, object left)
    {
        var today = Context.Now.InZone(Zone).Date;
        LocalDate Edge(int offset) => period.Unit switch
        {
            TimeUnit.Day => today.PlusDays(offset),
            TimeUnit.Week => today.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)).PlusWeeks(offset),
            TimeUnit.Month => today.With(DateAdjusters.StartOfMonth).PlusMonths(offset),
            TimeUnit.Quarter => new LocalDate(today.Year, 1 + ((today.Month - 1) / 3 * 3), 1).PlusMonths(3 * offset),
            _ => new LocalDate(today.Year + offset, 1, 1),
        };
        var (start, end) = (Edge(period.Offset), Edge(period.Offset + 1));
        return left is LocalDate ? (start, end) : (Start(start), Start(end));
    }
}
