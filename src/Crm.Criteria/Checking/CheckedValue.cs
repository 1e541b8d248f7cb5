namespace Crm.Criteria;

/// <summary>A value in a checked condition or query. A closed family.</summary>
public abstract record CheckedValue
{
    private protected CheckedValue(ValueKind kind, TextRule textRule)
    {
        Kind = kind;
        TextRule = textRule;
    }

    /// <summary>The kind of the value.</summary>
    public ValueKind Kind { get; }

    /// <summary>How it compares, if it is a text.</summary>
    public TextRule TextRule { get; }
}

/// <summary>A field, at the end of to-one hops. Where a hop leads to no record, or to one its restriction hides, the value is null.</summary>
public sealed record FieldValue(Sequence<Hop> Path, Field Field) : CheckedValue(Field.Kind, Field.TextRule);

/// <summary>A constant: never null, the CLR type of its kind; the key of a folded text, not the text.</summary>
public sealed record ConstantValue : CheckedValue
{
    /// <summary>Makes a constant.</summary>
    public ConstantValue(object value, ValueKind kind, TextRule textRule = TextRule.Exact)
        : base(kind, textRule) => Value = value;

    /// <summary>The value.</summary>
    public object Value { get; }

    /// <summary>The text as written, where the value is its key and it is also shown; null: it is only compared.</summary>
    public string? Text { get; init; }
}

/// <summary>An aggregate over a to-many relation.</summary>
/// <param name="Path">To-one hops before the relation.</param>
/// <param name="Many">The to-many relation, with its restriction.</param>
/// <param name="Function">The aggregate.</param>
/// <param name="Operand">What is aggregated, seen from the related record; null exactly for a count.</param>
/// <param name="Where">Which related records; null: all.</param>
public sealed record RollupValue(Sequence<Hop> Path, Hop Many, RollupFunction Function, CheckedValue? Operand, CheckedCriterion? Where)
    : CheckedValue(Operand is null ? ValueKind.Integer : Operand.Kind, TextRule.Exact);

/// <summary>A value computed from others.</summary>
public sealed record ComputedValue : CheckedValue
{
    /// <summary>Makes a value.</summary>
    /// <param name="function">What is computed.</param>
    /// <param name="operands">What it is computed from: as many, and of the kinds, that the function says.</param>
    /// <param name="kind">The kind of the result.</param>
    /// <param name="detail">The constant part of some functions.</param>
    public ComputedValue(Computation function, Sequence<CheckedValue> operands, ValueKind kind, int detail = 0)
        : base(kind, operands[0].TextRule)
    {
        Function = function;
        Operands = operands;
        Detail = detail;
    }

    /// <summary>What is computed.</summary>
    public Computation Function { get; }

    /// <summary>What it is computed from.</summary>
    public Sequence<CheckedValue> Operands { get; init; }

    /// <summary>The decimals that rounding leaves, or by how much a time is moved; else 0.</summary>
    public int Detail { get; }
}

/// <summary>Whether a condition holds, as a value: true or false, never null.</summary>
public sealed record ConditionValue(CheckedCriterion Condition) : CheckedValue(ValueKind.Boolean, TextRule.Exact);

/// <summary>One step along a relation, with what restricts the records it reaches (seen from the reached record).</summary>
/// <param name="Relation">The relation.</param>
/// <param name="Target">The entity it reaches.</param>
/// <param name="Restriction">The restriction; null: none.</param>
public sealed record Hop(Relation Relation, Entity Target, CheckedCriterion? Restriction);
