using System.Reflection;
using Crm.Tests.Shared;
using Xunit.Sdk;

namespace Crm.EntityFrameworkCore.Tests;

/// <summary>Runs a theory on each database that is there; its first parameter names it.</summary>
internal sealed class DatabasesAttribute(params object[] rest) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        yield return [Database.Sqlite, .. rest];
        if (PostgreSqlServer.SkipReason is null)
        {
            yield return [Database.PostgreSql, .. rest];
        }
    }
}

public enum Database
{
    Sqlite,
    PostgreSql,
}
