using System.Collections.Immutable;
using System.Linq.Expressions;

namespace Crm.Criteria;

/// <summary>One value of an entity that conditions can speak of. Immutable.</summary>
public class Field
{
    /// <summary>Makes a field.</summary>
    /// <param name="name">Its name on the entity; may hold one dot, for a part of a value.</param>
    /// <param name="kind">The kind of its values.</param>
    /// <param name="read">Reads the value of a record: null, or the CLR type that <paramref name="kind"/> names.</param>
    public Field(string name, ValueKind kind, Func<object, object?> read)
    {
        Name = name;
        Kind = kind;
        Read = read;
    }

    /// <summary>Its name on the entity.</summary>
    public string Name { get; }

    /// <summary>The kind of its values.</summary>
    public ValueKind Kind { get; }

    /// <summary>Reads the value of a record in memory.</summary>
    public Func<object, object?> Read { get; }

    /// <summary>
    /// Reads the value without boxing it: a <c>Func&lt;object, T?&gt;</c> with the CLR type of <see cref="Kind"/>, for <c>bool</c>, <c>long</c>, <c>decimal</c>,
    /// <c>LocalDate</c>, <c>Instant</c> and <c>Guid</c>. It must agree with <see cref="Read"/>, which is used where this is null or of another type.
    /// </summary>
    public Delegate? ReadUnboxed { get; init; }

    /// <summary>
    /// Reads the value in code generated for conditions that judge many records: a lambda of one parameter, whose type all records of the entity have, that gives the CLR type of
    /// <see cref="Kind"/>, its nullable or <c>object</c>. It must agree with <see cref="Read"/>, which is used where this is null or of another type.
    /// </summary><example><code>(Expression&lt;Func&lt;Order, decimal?&gt;&gt;)(o => o.Amount)</code></example>
    public virtual LambdaExpression? ReadExpression { get; init; }

    /// <summary>Reads the folded key as <see cref="ReadExpression"/> does the value: a <c>string</c> or <c>object</c>. It must agree with <see cref="ReadKey"/>.</summary>
    public virtual LambdaExpression? KeyExpression { get; init; }

    /// <summary>How a text is compared.</summary><value>Default: <see cref="TextRule.Exact"/>.</value>
    public TextRule TextRule { get; init; }

    /// <summary>Reads the folded key of a folded text, where the record keeps it; null: the key is computed from the value.</summary>
    public Func<object, string?>? ReadKey { get; init; }

    /// <summary>The texts the field can hold, for a field that is a choice; empty: any. Choices have no order.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Whether a record may lack a value.</summary><value>Default: true.</value>
    public bool IsNullable { get; init; } = true;

    /// <summary>What may be done with it.</summary><value>Default: everything.</value>
    public FieldUse Uses { get; init; } = FieldUse.All;

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Kind}";
}
