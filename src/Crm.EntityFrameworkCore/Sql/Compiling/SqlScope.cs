using System.Text;
using Crm.Criteria;
using Crm.Records;

namespace Crm.EntityFrameworkCore.Sql.Compiling;

/// <summary>One record that a statement speaks of, with the records that to-one hops lead to from it: each distinct path is one left join.</summary>
internal sealed partial class SqlScope(Compilation compilation, string alias, EntityDefinition entity, bool past)
{
    private readonly Dictionary<(string From, Hop Hop), SqlScope> joined = [];
    private readonly StringBuilder joins = new();

    /// <summary>The record's alias.</summary>
    public string Alias { get; } = alias;

    public EntityDefinition Entity { get; } = entity;

    /// <summary>Whether it is a version of the record, out of history.</summary>
    public bool IsPast { get; } = past;

    /// <summary>The joins that its conditions and values need.</summary>
    public string Joins => joins.ToString();

    private SqlDialect Dialect => compilation.Dialect;

    /// <summary>The record at the end of a path of to-one hops.</summary>
    public SqlScope Follow(Sequence<Hop> path)
    {
        var at = this;
        foreach (var hop in path)
        {
            if (!joined.TryGetValue((at.Alias, hop), out var next))
            {
                next = Join(at, hop);
                joined.Add((at.Alias, hop), next);
            }

            at = next;
        }

        return at;
    }

    /// <summary>A stored value of this record, as its column or its JSON holds it.</summary>
    public SqlValue Field(Field field, bool compared)
    {
        var definition = (FieldDefinition)field;
        if (definition.Custom is { } custom)
        {
            var key = compared || custom.Kind == ValueKind.Decimal ? CustomValue.ComparedKey(custom.Name, custom.Kind, custom.TextRule) : custom.Name;
            return Dialect.JsonEntry(Column(definition.Slot), key, custom.Kind);
        }

        var slot = compared ? definition.Compared : definition.Slot;
        return new(Column(slot), Dialect.Of(slot.Kind), !slot.IsRequired);
    }

    public string Column(Slot slot) => $"{Alias}.{compilation.Table(Entity).Columns[slot.Ordinal]}";

    public string Id => $"{Alias}.{compilation.Table(Entity).Id}";

    /// <summary>A restriction on the reached record stands in the join itself, so that a hidden record reads as none.</summary>
    private SqlScope Join(SqlScope from, Hop hop)
    {
        var to = compilation.Open((EntityDefinition)hop.Target, IsPast, out var table);
        var on = compilation.Rows(to);
        on.Add($"{to.Id} = {from.Field(hop.Relation.ForeignKey, compared: true).Sql}");
        if (compilation.Visible(to, hop.Restriction) is { } visible)
        {
            on.Add(to.joins.Length == 0 ? visible : $"EXISTS (SELECT 1 FROM (SELECT 1) AS {compilation.NextAlias()}{to.Joins} WHERE {visible})");
        }

        joins.Append(" LEFT JOIN ").Append(table).Append(" ON ").AppendJoin(" AND ", on);
        return new(compilation, to.Alias, to.Entity, to.IsPast);
    }

    /// <summary>A subquery over the related records of a to-many relation: what follows its SELECT list, and the scope of the related record.</summary>
    private SqlScope Related(Sequence<Hop> path, Hop many, out string from, out List<string> conditions)
    {
        var one = Follow(path);
        var related = compilation.Open((EntityDefinition)many.Target, IsPast, out from);
        conditions = compilation.Rows(related);
        conditions.Add($"{related.Field(many.Relation.ForeignKey, compared: true).Sql} = {one.Id}");
        if (compilation.Visible(related, many.Restriction) is { } visible)
        {
            conditions.Add(visible);
        }

        return related;
    }
}
