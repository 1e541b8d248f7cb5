using Crm.Criteria;
using Crm.Records;

namespace Crm.Insights;

/// <summary>What is kept of each version of an entity's records: the id, the values of the fields that are asked for, and the keys of folded texts among them.</summary>
internal sealed class KeptFields
{
    private readonly Dictionary<Field, Field> kept = new(ReferenceEqualityComparer.Instance);
    private readonly List<Func<object, object?>> reads = [row => ((object?[])row)[EntityDefinition.IdSlot]];

    public KeptFields(EntityDefinition entity, IEnumerable<Field> fields)
    {
        Entity = entity;
        foreach (var field in fields.Distinct())
        {
            kept.Add(field, Keep(field));
        }
    }

    public EntityDefinition Entity { get; }

    /// <summary>The field, read from what is kept.</summary>
    public Field this[Field field] => kept[field];

    public static Guid IdOf(object record) => (Guid)((object?[])record)[0]!;

    /// <summary>What is kept of a stored row.</summary>
    public object?[] Of(object?[] row)
    {
        var values = new object?[reads.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reads[i](row);
        }

        return values;
    }

    private Field Keep(Field field)
    {
        var value = Place(field.Read);
        var key = field.ReadKey is { } readKey ? Place(readKey) : (int?)null;
        return new(field.Name, field.Kind, row => ((object?[])row)[value])
        {
            TextRule = field.TextRule,
            IsNullable = field.IsNullable,
            Choices = field.Choices,
            ReadKey = key is { } place ? row => (string?)((object?[])row)[place] : null,
        };
    }

    private int Place(Func<object, object?> read)
    {
        reads.Add(read);
        return reads.Count - 1;
    }
}
