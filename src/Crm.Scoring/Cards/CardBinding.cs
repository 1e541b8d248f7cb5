namespace Crm.Scoring.Cards;

/// <summary>Says where a record has the fields of a card. A field may be given that the card does not ask for; given twice, the last counts. Accessors run whenever a record is scored.</summary>
public sealed class CardBinding<T>
{
    internal Dictionary<string, FieldReader<T>> Readers { get; } = new(StringComparer.Ordinal);

    /// <summary>A number; NaN is missing.</summary>
    public CardBinding<T> Number(string field, Func<T, double> accessor) => Add(field, new(accessor, null, OperandKind.Number, false));

    /// <summary>A number; null is missing.</summary>
    public CardBinding<T> Number(string field, Func<T, double?> accessor) => Number(field, record => accessor(record) ?? double.NaN);

    /// <summary>Yes or no.</summary>
    public CardBinding<T> Flag(string field, Func<T, bool> accessor) => Add(field, new(record => accessor(record) ? 1 : 0, null, OperandKind.Boolean, false));

    /// <summary>Yes or no; null is missing.</summary>
    public CardBinding<T> Flag(string field, Func<T, bool?> accessor) =>
        Add(field, new(record => accessor(record) is { } flag ? (flag ? 1 : 0) : double.NaN, null, OperandKind.Boolean, false));

    /// <summary>A text; null is missing.</summary>
    public CardBinding<T> Text(string field, Func<T, string?> accessor) => Add(field, new(null, accessor, OperandKind.Text, false));

    /// <summary>A condition in code: what <see cref="Condition.Predicate"/> names.</summary>
    public CardBinding<T> Predicate(string name, Func<T, bool> predicate) => Add(name, new(record => predicate(record) ? 1 : 0, null, OperandKind.Boolean, true));

    private CardBinding<T> Add(string field, FieldReader<T> reader)
    {
        Readers[field] = reader;
        return this;
    }
}

/// <summary>How one field of a record is read: as a number, or as a text.</summary>
internal readonly record struct FieldReader<T>(Func<T, double>? Number, Func<T, string?>? Text, OperandKind Kind, bool IsPredicate)
{
    public double Read(T record, CardField field) => Number is not null ? Number(record) : field.Code(Text!(record));
}
