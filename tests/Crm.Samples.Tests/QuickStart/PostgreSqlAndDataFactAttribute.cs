using Crm.Tests.Shared;

namespace Crm.Samples.Tests.QuickStart;

/// <summary>A test that needs both a PostgreSQL server and the data sets.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgreSqlAndDataFactAttribute : FactAttribute
{
    public PostgreSqlAndDataFactAttribute() => Skip = PostgreSqlServer.SkipReason ?? SharedData.SkipReason;
}
