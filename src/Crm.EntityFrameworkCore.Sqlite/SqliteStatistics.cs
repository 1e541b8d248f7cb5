using System.Text.Json;
using Crm.EntityFrameworkCore.Objects;

namespace Crm.EntityFrameworkCore.Sqlite;

/// <summary>
/// Typical statistics for the indexes of the CRM's tables (SQLite, "The Next-Generation Query Planner", section 4.1: a planner that never saw ANALYZE may be given those of a database like it).
/// Without them SQLite takes the rows of a tenant for ten: an index on (tenant, id), which has the order wanted, then seems as good as one on (tenant, email), and all records are gone through
/// to find one. What ANALYZE itself found stands.
/// </summary>
internal static class SqliteStatistics
{
    private const string Table = "sqlite_stat1";

    /// <summary>Rows of a table, of a tenant in it, and of one value of an indexed column: a column after that has a fifth of those before it, the last one of a unique index one.</summary>
    private const string Typical = """
        SELECT i.tbl, i.idx, '1000000 50000' || group_concat(CASE WHEN i.place = i.last AND i.is_unique THEN ' 1' WHEN i.place = 1 AND i.is_kind THEN ' 10000' WHEN i.place = 1 THEN ' 20' WHEN i.place = 2 THEN ' 4' ELSE ' 1' END, '') AS stat
        FROM (SELECT t.value AS tbl, l.name AS idx, l."unique" AS is_unique, c.seqno AS place, coalesce(c.name, '') IN ('entity', 'kind', 'state') AS is_kind, max(c.seqno) OVER (PARTITION BY l.name) AS last
            FROM json_each(@tables) AS t, pragma_index_list(t.value) AS l, pragma_index_info(l.name) AS c ORDER BY l.name, c.seqno) AS i
        WHERE i.place > 0 GROUP BY i.tbl, i.idx
        """;

    public static PlannerStatistics Of(IEnumerable<string> tables)
    {
        var typical = Typical.Replace("@tables", ObjectLog.Text(JsonSerializer.Serialize(tables)), StringComparison.Ordinal);
        var missing = $"FROM ({typical}) AS s WHERE NOT EXISTS (SELECT 1 FROM {Table} AS k WHERE k.tbl = s.tbl AND k.idx = s.idx)";

        // The first ANALYZE makes the table, the second has this connection's planner know what stands in it.
        return new(
            Table,
            $"SELECT count(*) {missing}",
            ["ANALYZE sqlite_schema", $"INSERT INTO {Table} (tbl, idx, stat) SELECT s.tbl, s.idx, s.stat {missing}", "ANALYZE sqlite_schema"]);
    }
}
