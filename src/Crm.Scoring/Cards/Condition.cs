using System.Collections.Immutable;

namespace Crm.Scoring.Cards;

/// <summary>How a field is compared.</summary>
public enum Comparison
{
    /// <summary>Is the value.</summary>
    Equal,

    /// <summary>Is not the value: the complement of <see cref="Equal"/>, and so true of what is missing.</summary>
    NotEqual,

    /// <summary>Is under the number.</summary>
    Less,

    /// <summary>Is the number or under it.</summary>
    AtMost,

    /// <summary>Is over the number.</summary>
    Greater,

    /// <summary>Is the number or over it.</summary>
    AtLeast,

    /// <summary>Is one of two numbers or between them.</summary>
    Between,

    /// <summary>Is one of the values.</summary>
    In,

    /// <summary>Is missing.</summary>
    Missing,
}

/// <summary>When a signal counts, as data. Each condition is true or false: a comparison with what is missing is false, <see cref="Not"/> is the pure complement. Immutable.</summary>
public abstract record Condition
{
    private protected Condition()
    {
    }

    /// <summary>The field is the value.</summary>
    public static Condition Equal(string field, Operand value) => new FieldCondition(field, Comparison.Equal, [value]);

    /// <summary>The field is not the value, or missing.</summary>
    public static Condition NotEqual(string field, Operand value) => new FieldCondition(field, Comparison.NotEqual, [value]);

    /// <summary>The field is under the number.</summary>
    public static Condition Less(string field, double value) => new FieldCondition(field, Comparison.Less, [value]);

    /// <summary>The field is at most the number.</summary>
    public static Condition AtMost(string field, double value) => new FieldCondition(field, Comparison.AtMost, [value]);

    /// <summary>The field is over the number.</summary>
    public static Condition Greater(string field, double value) => new FieldCondition(field, Comparison.Greater, [value]);

    /// <summary>The field is at least the number.</summary>
    public static Condition AtLeast(string field, double value) => new FieldCondition(field, Comparison.AtLeast, [value]);

    /// <summary>The field is from the one number to the other, both included.</summary>
    public static Condition Between(string field, double from, double to) => new FieldCondition(field, Comparison.Between, [from, to]);

    /// <summary>The field is one of the values, which are all of one kind.</summary>
    public static Condition In(string field, params ReadOnlySpan<Operand> values) => new FieldCondition(field, Comparison.In, [.. values]);

    /// <summary>The field is missing: null, or a number that is NaN.</summary>
    public static Condition Missing(string field) => new FieldCondition(field, Comparison.Missing, []);

    /// <summary>All of them hold; true of none.</summary>
    public static Condition All(params ReadOnlySpan<Condition> conditions) => new AllCondition([.. conditions]);

    /// <summary>At least one of them holds; false of none.</summary>
    public static Condition Any(params ReadOnlySpan<Condition> conditions) => new AnyCondition([.. conditions]);

    /// <summary>It does not hold.</summary>
    public static Condition Not(Condition condition) => new NotCondition(condition);

    /// <summary>What a delegate says: the card names it, the binding supplies it (<see cref="CardBinding{T}.Predicate"/>); over columns it is a boolean column of that name.</summary>
    public static Condition Predicate(string name) => new PredicateCondition(name);
}

/// <summary>A field compared with one value, with none (missing), with two (between) or with several (in).</summary>
/// <param name="Field">The name of the field.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Values">With what.</param>
public sealed record FieldCondition(string Field, Comparison Comparison, ImmutableArray<Operand> Values) : Condition;

/// <summary>All of several conditions.</summary>
/// <param name="Conditions">The conditions.</param>
public sealed record AllCondition(ImmutableArray<Condition> Conditions) : Condition;

/// <summary>At least one of several conditions.</summary>
/// <param name="Conditions">The conditions.</param>
public sealed record AnyCondition(ImmutableArray<Condition> Conditions) : Condition;

/// <summary>The complement of a condition.</summary>
/// <param name="Condition">The condition.</param>
public sealed record NotCondition(Condition Condition) : Condition;

/// <summary>A condition in code, by its name.</summary>
/// <param name="Name">The name.</param>
public sealed record PredicateCondition(string Name) : Condition;
