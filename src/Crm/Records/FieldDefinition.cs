using System.Linq.Expressions;
using Crm.Criteria;

namespace Crm.Records;

/// <summary>A field of an entity: what criteria, columns, rights, history and audit speak of. It reads its values from a stored row (<c>object?[]</c>).</summary>
public sealed class FieldDefinition : Field
{
    internal FieldDefinition(string name, ValueKind kind, Slot slot, Slot? key = null)
        : base(name, kind, row => ((object?[])row)[slot.Ordinal])
    {
        Slot = slot;
        Key = key;
        ReadKey = key is null ? null : row => (string?)((object?[])row)[key.Ordinal];
    }

    internal FieldDefinition(CustomFieldDefinition custom, Slot json)
        : base(custom.Name, custom.Kind, row => ((object?[])row)[json.Ordinal] is CustomData data ? CustomValue.Read(data, custom.Name, custom.Kind) : null)
    {
        Slot = json;
        Custom = custom;
        TextRule = custom.Kind == ValueKind.Text ? custom.TextRule : TextRule.Exact;
        Choices = [.. custom.Choices];
        if (custom is { Kind: ValueKind.Text, TextRule: TextRule.Folded })
        {
            var key = custom.Name + CustomValue.KeySuffix;
            ReadKey = row => ((object?[])row)[json.Ordinal] is CustomData data ? data[key] as string : null;
        }
    }

    /// <summary>Where it is stored; for a custom field the JSON slot it stands in.</summary>
    public Slot Slot { get; }

    /// <summary>The slot of its folded key, if it is a folded text with a column of its own.</summary>
    public Slot? Key { get; }

    /// <summary>The custom field it is, or null.</summary>
    public CustomFieldDefinition? Custom { get; }

    /// <summary>The slot that comparisons look at.</summary>
    public Slot Compared => Key ?? Slot;

    /// <summary>Whether the domain gives a new record its first value, so that creating needs no right to it: the stage a deal starts in.</summary>
    public bool IsStart { get; init; }

    /// <summary>Whether the domain keeps it by itself, so that nobody needs the right to change it: since when a deal stands in its stage.</summary>
    public bool IsMaintained { get; init; }

    /// <inheritdoc/>
    public override LambdaExpression? ReadExpression => Custom is null ? InPlace(Slot) : null;

    /// <inheritdoc/>
    public override LambdaExpression? KeyExpression => Key is null ? null : InPlace(Key);

    /// <summary>Made when it is asked for, which few fields are.</summary>
    private static Expression<Func<object?[], object?>> InPlace(Slot slot)
    {
        var row = Expression.Parameter(typeof(object?[]));
        return Expression.Lambda<Func<object?[], object?>>(Expression.ArrayIndex(row, Expression.Constant(slot.Ordinal)), row);
    }

    internal FieldDefinition Maintained() => new(Name, Kind, Slot, Key) { TextRule = TextRule, IsNullable = IsNullable, Choices = Choices, IsMaintained = true };

    /// <summary>Whether a person sees it as one of the record's values; false for the parts a record carries for itself.</summary>
    public bool IsSystem { get; init; }
}
