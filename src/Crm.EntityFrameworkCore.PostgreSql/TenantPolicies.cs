using Crm.Changes;
using Crm.EntityFrameworkCore.Objects;
using Crm.EntityFrameworkCore.Sql;
using Crm.EntityFrameworkCore.Sql.Searching;

namespace Crm.EntityFrameworkCore.PostgreSql;

/// <summary>
/// Row-level security: of each table only the rows of the tenant that the transaction says it is about can be read or written, also by the tables' owner. Where nothing is said there are none.
/// The outbox opens to relays too, which claim the events of all tenants.
/// </summary>
internal static class TenantPolicies
{
    private const string Policy = "crm_tenant";
    private const string Same = "current_setting('crm.tenant', true)";
    private const string Relay = "current_setting('crm.relay', true) = 'on'";

    public static IEnumerable<DatabaseObject> Of(SqlTable table)
    {
        var others = table.Entity.ClrType == typeof(OutboxEntry) ? $" OR {Relay}" : "";
        yield return Make(table.Map.Table, table.Live, table.Tenant, others);
        if (table.History is { } history)
        {
            yield return Make(table.Map.HistoryTable!, history, table.Tenant, "");
        }
    }

    public static IEnumerable<DatabaseObject> Of(SearchTables search) =>
        [Make(search.PostingsTable, search.Postings, search.Tenant, ""), Make(search.WordsTable, search.Words, search.WordsTenant, "")];

    private static DatabaseObject Make(string name, string table, string tenant, string others)
    {
        var condition = $"({tenant} = {Same}{others})";
        return new(
            $"row-level security: {name}",
            1,
            [
                $"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
                $"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
                $"CREATE POLICY {Policy} ON {table} USING {condition} WITH CHECK {condition}",
            ],
            [
                $"DROP POLICY IF EXISTS {Policy} ON {table}",
                $"ALTER TABLE IF EXISTS {table} NO FORCE ROW LEVEL SECURITY",
                $"ALTER TABLE IF EXISTS {table} DISABLE ROW LEVEL SECURITY",
            ]);
    }
}
