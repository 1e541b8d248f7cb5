using System.Collections.Immutable;

namespace Crm.Criteria;

/// <summary>
/// A condition as written: a closed tree of names and literals, not yet checked against a <see cref="Catalogue"/>.
/// Text, JSON, the builder and lambdas all lead here, and it goes back to text and JSON without loss.
/// Immutable; two trees of the same shape are equal.
/// </summary>
public abstract record Criterion
{
    private protected Criterion()
    {
    }

    /// <summary>The condition that every record meets.</summary>
    public static Criterion All { get; } = new Truth(true);

    /// <summary>The condition that no record meets.</summary>
    public static Criterion None { get; } = new Truth(false);

    /// <summary>Both hold. A chain of them is one <see cref="AllOf"/>.</summary>
    public static Criterion operator &(Criterion left, Criterion right) => left.And(right);

    /// <summary>One of them holds. A chain of them is one <see cref="AnyOf"/>.</summary>
    public static Criterion operator |(Criterion left, Criterion right) => left.Or(right);

    /// <summary>The pure complement.</summary>
    public static Criterion operator !(Criterion part) => new Not(part);

    /// <summary>Both hold. A chain of them is one <see cref="AllOf"/>.</summary>
    public Criterion And(Criterion other) => new AllOf(this is AllOf all ? [.. all.Parts, other] : [this, other]);

    /// <summary>One of them holds. A chain of them is one <see cref="AnyOf"/>.</summary>
    public Criterion Or(Criterion other) => new AnyOf(this is AnyOf any ? [.. any.Parts, other] : [this, other]);
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record Truth(bool Value) : Criterion;

/// <summary>Every part holds: <c>a and b</c>. Of nothing: true.</summary>
public sealed record AllOf(Sequence<Criterion> Parts) : Criterion;

/// <summary>Some part holds: <c>a or b</c>. Of nothing: false.</summary>
public sealed record AnyOf(Sequence<Criterion> Parts) : Criterion;

/// <summary>The pure complement: <c>not (a)</c>.</summary>
public sealed record Not(Criterion Part) : Criterion;

/// <summary>A boolean term alone: <c>isActive</c>, <c>inRegion('EMEA')</c>.</summary>
public sealed record Holds(Term Term) : Criterion;

/// <summary>A comparison: <c>amount &gt; 10000</c>, <c>name contains 'gmbh'</c>.</summary>
public sealed record Comparison(Term Left, ComparisonOperator Operator, Term Right) : Criterion;

/// <summary>Membership: <c>status in ('new', 'open')</c>, <c>owner.team in my teams</c>, <c>id in $ids</c>.</summary>
public sealed record Membership(Term Value, Sequence<Term> Items) : Criterion;

/// <summary><c>closeDate is null</c>; its complement is <c>is not null</c>.</summary>
public sealed record IsNull(Term Value) : Criterion;

/// <summary>A condition over a to-many relation: <c>deals any (amount &gt; 5)</c>.</summary>
/// <param name="Relation">The path to the relation; to-one hops, the last a to-many relation.</param>
/// <param name="Quantifier">Any, all or none.</param>
/// <param name="Where">The condition; <see cref="Criterion.All"/> when none is written.</param>
public sealed record Quantified(FieldPath Relation, Quantifier Quantifier, Criterion Where) : Criterion;

/// <summary>How many of the related records must meet a condition.</summary>
public enum Quantifier
{
    /// <summary>At least one.</summary>
    Any,

    /// <summary>Every one; true where there are none.</summary>
    All,

    /// <summary>Not one.</summary>
    None,
}

/// <summary>The comparisons.</summary>
public enum ComparisonOperator
{
    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c>: the complement of <c>=</c>, so true of a missing value.</summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>contains</c>: texts only.</summary>
    Contains,

    /// <summary><c>starts with</c>: texts only.</summary>
    StartsWith,

    /// <summary><c>ends with</c>: texts only.</summary>
    EndsWith,
}
