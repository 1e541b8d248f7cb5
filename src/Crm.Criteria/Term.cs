using System.Collections.Immutable;
using NodaTime;

namespace Crm.Criteria;

/// <summary>A value in a condition as written. A closed family; immutable.</summary>
public abstract record Term
{
    private protected Term()
    {
    }
}

/// <summary>A field or a to-one path to one: <c>amount</c>, <c>account.owner.name</c>. A single bare name may also be a choice: <c>stage.kind = open</c>.</summary>
public sealed record FieldPath(Sequence<string> Segments) : Term
{
    /// <inheritdoc/>
    public override string ToString() => string.Join('.', Segments);
}

/// <summary>A text: <c>'SaaS'</c>.</summary>
public sealed record TextLiteral(string Value) : Term;

/// <summary>A number: <c>10000</c>, <c>-0.5</c>.</summary>
public sealed record NumberLiteral(decimal Value) : Term;

/// <summary><c>true</c> or <c>false</c> as a value.</summary>
public sealed record BooleanLiteral(bool Value) : Term;

/// <summary>A date: <c>2017-12-31</c>.</summary>
public sealed record DateLiteral(LocalDate Value) : Term;

/// <summary>An instant: <c>2017-12-31T23:00:00Z</c>; at most microseconds.</summary>
public sealed record InstantLiteral(Instant Value) : Term;

/// <summary>A value given when the condition is checked: <c>$region</c>. In a membership it may be a list.</summary>
public sealed record Parameter(string Name) : Term;

/// <summary>Whoever the condition is checked for: <c>me</c>.</summary>
public sealed record Me : Term;

/// <summary>The teams of whoever the condition is checked for: <c>my teams</c>; only in a membership.</summary>
public sealed record MyTeams : Term;

/// <summary>A point in time relative to now: <c>now - 30d</c>, <c>today + 2w</c>.</summary>
/// <param name="Anchor">Where it starts from.</param>
/// <param name="Amount">How many units are added; may be negative or zero.</param>
/// <param name="Unit">The unit. Months, quarters and years are calendar units in the zone of the check.</param>
public sealed record RelativeTime(TimeAnchor Anchor, int Amount, TimeUnit Unit) : Term;

/// <summary>A calendar period around now: <c>this month</c>, <c>next quarter</c>, <c>last 2 years</c> is not one (that is <c>now - 2y</c>).</summary>
/// <param name="Offset">-1 last, 0 this, 1 next.</param>
/// <param name="Unit">Day, week (from Monday), month, quarter or year; quarters and years are fiscal.</param>
public sealed record CalendarPeriod(int Offset, TimeUnit Unit) : Term;

/// <summary>A function of a plugin's: <c>inRegion('EMEA')</c>.</summary>
public sealed record Call(string Function, Sequence<Term> Arguments) : Term;

/// <summary>An aggregate over a to-many relation: <c>deals count (stage.kind = open)</c>, <c>deals sum(amount, stage.kind = won)</c>.</summary>
/// <param name="Relation">The path to the relation; to-one hops, the last a to-many relation.</param>
/// <param name="Function">The aggregate.</param>
/// <param name="Operand">What is aggregated, seen from the related record: a path or another term; null exactly for a count.</param>
/// <param name="Where">Which of the related records; <see cref="Criterion.All"/> when none is written.</param>
public sealed record Rollup(FieldPath Relation, RollupFunction Function, Term? Operand, Criterion Where) : Term;

/// <summary>The aggregates. The sum of nothing is 0; its least and greatest are null.</summary>
public enum RollupFunction
{
    /// <summary>How many.</summary>
    Count,

    /// <summary>Their sum; a missing value adds nothing.</summary>
    Sum,

    /// <summary>The least.</summary>
    Min,

    /// <summary>The greatest.</summary>
    Max,
}

/// <summary>Where a relative time starts from.</summary>
public enum TimeAnchor
{
    /// <summary>The instant of the check.</summary>
    Now,

    /// <summary>The start of the day of the check, in its zone.</summary>
    Today,
}

/// <summary>Units of time.</summary>
public enum TimeUnit
{
    /// <summary><c>min</c></summary>
    Minute,

    /// <summary><c>h</c></summary>
    Hour,

    /// <summary><c>d</c></summary>
    Day,

    /// <summary><c>w</c>; a week starts on Monday.</summary>
    Week,

    /// <summary><c>mo</c></summary>
    Month,

    /// <summary><c>q</c></summary>
    Quarter,

    /// <summary><c>y</c></summary>
    Year,
}
