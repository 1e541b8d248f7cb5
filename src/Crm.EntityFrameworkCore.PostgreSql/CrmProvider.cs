using Crm.EntityFrameworkCore.Model;
using Crm.EntityFrameworkCore.Providers;

namespace Crm.EntityFrameworkCore.PostgreSql;

/// <summary>What the CRM knows of PostgreSQL.</summary>
internal sealed class CrmProvider : CrmDatabaseProvider
{
    public override CrmTypes Types { get; } = new PostgreSqlTypes();
}
