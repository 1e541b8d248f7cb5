using Crm.EntityFrameworkCore.Model;
using Crm.EntityFrameworkCore.Providers;
using Crm.EntityFrameworkCore.Sql;

namespace Crm.EntityFrameworkCore.Sqlite;

/// <summary>What the CRM knows of SQLite.</summary>
internal sealed class CrmProvider : CrmDatabaseProvider
{
    public override CrmTypes Types { get; } = new SqliteTypes();

    public override SqlDialect Dialect => SqliteDialect.Instance;
}
