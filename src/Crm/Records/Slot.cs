using Crm.Criteria;

namespace Crm.Records;

/// <summary>
/// One stored value of a record: a column, on stores that have columns. A record in a store is an array with one value a slot, each null or the CLR type of its kind
/// (<see cref="string"/>, <see cref="bool"/>, <see cref="long"/>, <see cref="decimal"/>, <c>LocalDate</c>, <c>Instant</c>, <see cref="Guid"/>; <see cref="CustomData"/> for JSON).
/// </summary>
public sealed class Slot
{
    /// <summary>Its place in the array.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The column's name: lower case with underscores.</summary>
    public required string Column { get; init; }

    /// <summary>The CLR property that holds it; null: kept beside the record only (a folded key).</summary>
    public string? Property { get; init; }

    /// <summary>The kind of its values.</summary>
    public required SlotKind Kind { get; init; }

    /// <summary>Whether it is never null.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The longest text in UTF-16 units; 0: no limit.</summary>
    public int MaxLength { get; init; }

    /// <summary>For the key of a folded text: the slot of the text.</summary>
    public Slot? KeyOf { get; init; }

    /// <summary>Whether no two records of a tenant may share a value.</summary>
    public bool IsUnique { get; init; }

    /// <summary>Whether stores should keep an index by tenant and this.</summary>
    public bool IsIndexed { get; init; }

    /// <summary>Whether a change of it counts for version and audit. Derived values (a score, a roll-up) do not.</summary><value>Default: false.</value>
    public bool IsDerived { get; init; }

    /// <summary>Reads it from a record.</summary>
    public required Func<Record, object?> Get { get; init; }

    /// <summary>Writes it to a record; does nothing for a key.</summary>
    public required Action<Record, object?> Set { get; init; }

    internal Slot Indexed() => new()
    {
        Ordinal = Ordinal,
        Column = Column,
        Property = Property,
        Kind = Kind,
        IsRequired = IsRequired,
        MaxLength = MaxLength,
        IsIndexed = true,
        Get = Get,
        Set = Set,
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Column}: {Kind}";
}

/// <summary>The kinds of slot.</summary>
public enum SlotKind
{
    /// <summary><see cref="string"/>, compared by code point.</summary>
    Text,

    /// <summary><see cref="bool"/>.</summary>
    Boolean,

    /// <summary><see cref="long"/>.</summary>
    Integer,

    /// <summary><see cref="decimal"/> with four decimals.</summary>
    Decimal,

    /// <summary><c>NodaTime.LocalDate</c>.</summary>
    Date,

    /// <summary><c>NodaTime.Instant</c> in whole microseconds.</summary>
    Instant,

    /// <summary><see cref="Guid"/>.</summary>
    Id,

    /// <summary><see cref="CustomData"/>.</summary>
    Json,
}
