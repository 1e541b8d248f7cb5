using System.Collections.Immutable;

namespace Crm.InMemory.Tables;

/// <summary>Everything that a database holds at one moment. Immutable: a reader keeps the one it started with, a transaction works on its own and publishes it at the end.</summary>
internal sealed class TableSet
{
    private readonly ImmutableDictionary<TableName, Table> tables;

    private TableSet(ImmutableDictionary<TableName, Table> tables) => this.tables = tables;

    public static TableSet Empty { get; } = new(ImmutableDictionary<TableName, Table>.Empty);

    /// <summary>The table of that name; empty where nothing was ever written.</summary>
    public Table this[TableName name] => tables.GetValueOrDefault(name, Table.Empty);

    /// <summary>The tables of one entity, of every tenant.</summary>
    public IEnumerable<KeyValuePair<TableName, Table>> Of(string entity) => tables.Where(t => t.Key.Entity == entity);

    /// <summary>These tables with some replaced.</summary>
    public TableSet With(IEnumerable<KeyValuePair<TableName, Table>> changed) => new(tables.SetItems(changed));
}

/// <summary>Whose records of which entity.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Entity">The entity's name: tenants have definitions of their own of one entity, all with the same slots.</param>
internal readonly record struct TableName(TenantId Tenant, string Entity);
