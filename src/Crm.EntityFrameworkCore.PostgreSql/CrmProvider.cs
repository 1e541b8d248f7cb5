using Crm.EntityFrameworkCore.Model;
using Crm.EntityFrameworkCore.Providers;
using Crm.EntityFrameworkCore.Sql;

namespace Crm.EntityFrameworkCore.PostgreSql;

/// <summary>What the CRM knows of PostgreSQL.</summary>
internal sealed class CrmProvider : CrmDatabaseProvider
{
    public override CrmTypes Types { get; } = new PostgreSqlTypes();

    public override SqlDialect Dialect => PostgreSqlDialect.Instance;
}
