namespace Crm;

/// <summary>What a host may say about the CRM in a PostgreSQL database of its own.</summary>
public sealed class PostgreSqlOptions
{
    /// <summary>
    /// Whether the database itself keeps tenants apart, as a second wall behind the queries: policies on every table, told with each statement whose rows are meant.
    /// The user of the connection must neither be a superuser nor have BYPASSRLS, whom no policy binds: <c>crm.configuration</c>.
    /// </summary>
    /// <value>Default: false. Switched off again, the next <c>ProvisionCrmAsync</c> takes the policies away.</value>
    public bool RowLevelSecurity { get; set; }

    /// <summary>What <c>ProvisionCrmAsync</c> does about policies, and about indexes on custom fields.</summary><value>Default: <see cref="EntityFrameworkCore.CrmObjects.Apply"/>.</value>
    public EntityFrameworkCore.CrmObjects Objects { get; set; }
}
