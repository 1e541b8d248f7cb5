using NodaTime;

namespace Crm.Criteria;

/// <summary>What stands on the right of a comparison that is built in code: a value of any kind a field can have, or a <see cref="Criteria.Term"/>.</summary>
public readonly struct Operand : IEquatable<Operand>
{
    private readonly Term? term;

    /// <summary>Makes an operand of a term.</summary>
    public Operand(Term term) => this.term = term;

    /// <summary>The term.</summary>
    public Term Term => term ?? throw new CriteriaException("criteria.type", "A value is null; for a missing value ask IsNull.");

    /// <summary>A text.</summary>
    public static implicit operator Operand(string? text) => text is null ? default : new(new TextLiteral(text));

    /// <summary>A number.</summary>
    public static implicit operator Operand(decimal number) => new(new NumberLiteral(number));

    /// <summary>A whole number.</summary>
    public static implicit operator Operand(long number) => new(new NumberLiteral(number));

    /// <summary>A whole number.</summary>
    public static implicit operator Operand(int number) => new(new NumberLiteral(number));

    /// <summary>True or false.</summary>
    public static implicit operator Operand(bool value) => new(new BooleanLiteral(value));

    /// <summary>A date.</summary>
    public static implicit operator Operand(LocalDate date) => new(new DateLiteral(date));

    /// <summary>An instant.</summary>
    public static implicit operator Operand(Instant instant) => new(new InstantLiteral(instant));

    /// <summary>An id.</summary>
    public static implicit operator Operand(Guid id) => new(new TextLiteral(id.ToString()));

    /// <summary>A term.</summary>
    public static implicit operator Operand(Term term) => new(term);

    /// <summary>A field, or a roll-up.</summary>
    public static implicit operator Operand(ValueBuilder value) => value is null ? default : new(value.Term);

    /// <summary>An operand of a typed key.</summary>
    public static Operand Of(IReference reference) => reference is null ? default : reference.Key;

    /// <summary>What the conversion does.</summary>
    public static Operand ToOperand(Term term) => term;

    /// <inheritdoc/>
    public bool Equals(Operand other) => Equals(term, other.term);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Operand other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => term?.GetHashCode() ?? 0;

    /// <summary>Whether two operands are the same term.</summary>
    public static bool operator ==(Operand left, Operand right) => left.Equals(right);

    /// <summary>Whether two operands differ.</summary>
    public static bool operator !=(Operand left, Operand right) => !left.Equals(right);
}
