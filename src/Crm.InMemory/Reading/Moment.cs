using Crm.Criteria;
using Crm.InMemory.Tables;
using Crm.Records;
using Crm.Storage;

namespace Crm.InMemory.Reading;

/// <summary>One tenant's tables as they stood at one moment, and the relations between them. Made for one query.</summary>
/// <param name="tables">The tables.</param>
/// <param name="tenant">The tenant.</param>
/// <param name="asOf">The moment; null: now.</param>
internal sealed class Moment(TableSet tables, TenantId tenant, AsOf? asOf) : IRelated
{
    private readonly Dictionary<string, Table> seen = new(StringComparer.Ordinal);

    /// <summary>The table of an entity.</summary>
    public Table this[string entity]
    {
        get
        {
            if (!seen.TryGetValue(entity, out var table))
            {
                table = tables[new(tenant, entity)];
                seen.Add(entity, table = asOf is null ? table : table.At(asOf));
            }

            return table;
        }
    }

    public object? One(Relation relation, object record) =>
        relation.ForeignKey.Read(record) is Guid id ? this[relation.Target].Rows.GetValueOrDefault(id) : null;

    public IReadOnlyList<object> Many(Relation relation, object record) =>
        this[relation.Target].Referring((FieldDefinition)relation.ForeignKey, (Guid)((object?[])record)[EntityDefinition.IdSlot]!);
}
