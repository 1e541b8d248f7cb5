using System.Collections.Concurrent;
using Crm.EntityFrameworkCore.Sql.Searching;
using Crm.Records;

namespace Crm.EntityFrameworkCore.Sql;

/// <summary>Where everything lies in one database, with the statements made for it so far. One for all sessions over one model; thread-safe.</summary>
/// <param name="dialect">The database's own ways.</param>
/// <param name="map">Where an entity lies.</param>
/// <param name="search">Where the index of the quick search lies; null: there is none.</param>
/// <param name="guard">The statement that tells the database, until the transaction ends, whose rows are meant (first parameter) and whether a relay asks (second); null: it is not told.</param>
internal sealed class SqlSchema(SqlDialect dialect, Func<EntityDefinition, TableMap> map, SearchTables? search = null, string? guard = null)
{
    private readonly ConcurrentDictionary<EntityDefinition, SqlTable> tables = new();

    public SqlDialect Dialect { get; } = dialect;

    /// <summary>The statements of queries, by shape.</summary>
    public TemplateCache<Shapes.QueryShape> Queries { get; } = new(4_000);

    /// <summary>The statements of writes.</summary>
    public TemplateCache<Writing.WriteShape> Writes { get; } = new(4_000);

    /// <summary>The statements that keep the index of the quick search.</summary>
    public TemplateCache<string> Indexing { get; } = new(4_000);

    /// <summary>The statements that look in it.</summary>
    public TemplateCache<SearchShape> Searching { get; } = new(4_000);

    /// <summary>The index of the quick search; null: there is none.</summary>
    public SearchTables? Search => search;

    /// <summary>Tells the database whose rows are meant, with each statement and in its transaction, so that no connection keeps it; null: it is not told.</summary>
    public SqlTemplate? Guard { get; } = guard is null ? null : new(guard, [new(ParameterSource.Value, 0, Repr.Text), new(ParameterSource.Value, 1, Repr.Text)], []);

    /// <summary>The table of an entity.</summary>
    public SqlTable this[EntityDefinition entity]
    {
        get
        {
            if (tables.TryGetValue(entity, out var table))
            {
                return table;
            }

            // A tenant's own entities come and go with its model; what is not used any more must not pile up.
            if (tables.Count > 2_000)
            {
                tables.Clear();
            }

            return tables.GetOrAdd(entity, static (e, self) => new SqlTable(self.map(e), self.dialect), (map, dialect: Dialect));
        }
    }
}

/// <summary>Statements by shape; forgets all when there are too many, which a host with few shapes never sees.</summary>
internal sealed class TemplateCache<TKey>(int capacity)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, SqlTemplate> templates = new();

    public int Count => templates.Count;

    public SqlTemplate GetOrAdd<TState>(TKey key, Func<TKey, TState, SqlTemplate> make, TState state)
    {
        if (templates.TryGetValue(key, out var template))
        {
            return template;
        }

        if (templates.Count >= capacity)
        {
            templates.Clear();
        }

        return templates.GetOrAdd(key, make, state);
    }
}
