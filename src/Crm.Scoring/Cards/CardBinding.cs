namespace Crm.Scoring.Cards;

/// <summary>Says where a record has the fields of a card. A field may be given that the card does not ask for; given twice, the last counts. Accessors run whenever a record is scored.</summary>
public sealed class CardBinding<T>
{
    internal Dictionary<string, FieldReader<T>> Readers { get; } = new(StringComparer.Ordinal);

    /// <summary>A number; NaN is missing.</summary>
    public CardBinding<T> Number(string field, Func<T, double> accessor) => Add(field, new(OperandKind.Number) { Number = accessor });

    /// <summary>A number; null is missing.</summary>
    public CardBinding<T> Number(string field, Func<T, double?> accessor) => Number(field, record => accessor(record) ?? double.NaN);

    /// <summary>Yes or no.</summary>
    public CardBinding<T> Flag(string field, Func<T, bool> accessor) => Add(field, new(OperandKind.Boolean) { Flag = accessor });

    /// <summary>Yes or no; null is missing.</summary>
    public CardBinding<T> Flag(string field, Func<T, bool?> accessor) => Add(field, new(OperandKind.Boolean) { Number = record => accessor(record) switch { true => 1, false => 0, null => double.NaN } });

    /// <summary>A text; null is missing.</summary>
    public CardBinding<T> Text(string field, Func<T, string?> accessor) => Add(field, new(OperandKind.Text) { Text = accessor });

    /// <summary>A condition in code: what <see cref="Condition.Predicate"/> names.</summary>
    public CardBinding<T> Predicate(string name, Func<T, bool> predicate) => Add(name, new(OperandKind.Boolean) { Flag = predicate, IsPredicate = true });

    private CardBinding<T> Add(string field, FieldReader<T> reader)
    {
        Readers[field] = reader;
        return this;
    }
}
