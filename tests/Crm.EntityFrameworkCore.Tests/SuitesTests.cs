using Crm.Testing.Sessions;
using Crm.Testing.Storage;
using Crm.Tests.Shared;

namespace Crm.EntityFrameworkCore.Tests;

/// <summary>The suites run on PostgreSQL, where it is; where it is not, this is what says so.</summary>
public sealed class SuitesTests
{
    [PostgreSqlFact]
    public void The_whole_suites_are_run_on_PostgreSQL()
    {
        ConformanceCompleteness.AssertComplete<Conformance.PostgreSqlHarness>(typeof(SuitesTests).Assembly);
        SessionCompleteness.AssertComplete<Sessions.PostgreSqlFixture>(typeof(SuitesTests).Assembly);
    }
}
