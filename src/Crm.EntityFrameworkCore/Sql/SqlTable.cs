using System.Collections.Immutable;
using Crm.Records;
using Crm.Storage;

namespace Crm.EntityFrameworkCore.Sql;

/// <summary>A <see cref="TableMap"/> with its names quoted.</summary>
internal sealed class SqlTable
{
    public SqlTable(TableMap map, SqlDialect dialect)
    {
        Map = map;
        Entity = map.Entity;
        var schema = map.Schema is null ? "" : SqlDialect.Quote(map.Schema) + ".";
        Live = schema + SqlDialect.Quote(map.Table);
        History = map.HistoryTable is null ? null : schema + SqlDialect.Quote(map.HistoryTable);
        Tenant = SqlDialect.Quote(map.TenantColumn);
        Columns = [.. map.Columns.Select(SqlDialect.Quote)];
        Reprs = [.. map.Entity.Slots.Select(s => dialect.Of(s.Kind))];
    }

    public TableMap Map { get; }

    public EntityDefinition Entity { get; }

    public string Live { get; }

    public string? History { get; }

    public string Tenant { get; }

    /// <summary>The column of each slot, by ordinal.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>How each slot stands, by ordinal.</summary>
    public ImmutableArray<Repr> Reprs { get; }

    public string Id => Columns[EntityDefinition.IdSlot];

    public string Version => Columns[EntityDefinition.VersionSlot];

    /// <summary>The columns that history has beside them, in the order of <see cref="StoredVersion"/>.</summary>
    public static ImmutableArray<string> HistoryOnly { get; } =
    [
        SqlDialect.Quote(HistoryColumns.EffectiveFrom), SqlDialect.Quote(HistoryColumns.EffectiveTo),
        SqlDialect.Quote(HistoryColumns.RecordedFrom), SqlDialect.Quote(HistoryColumns.EndRecorded),
    ];
}
