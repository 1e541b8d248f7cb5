using Crm.Testing.Sessions;

namespace Crm.EntityFrameworkCore.Tests.Sessions;

public sealed class SqliteCompletenessTests
{
    [Fact]
    public void The_whole_suite_is_run() => SessionCompleteness.AssertComplete<SqliteFixture>(typeof(SqliteCompletenessTests).Assembly);
}

public sealed class SqliteAccessMatrixTests : AccessMatrixConformance<SqliteFixture>;

public sealed class SqliteRefusedActorTests : RefusedActorConformance<SqliteFixture>;

public sealed class SqliteRelationAccessTests : RelationAccessConformance<SqliteFixture>;

public sealed class SqliteFieldAccessTests : FieldAccessConformance<SqliteFixture>;

public sealed class SqliteSharingTests : SharingConformance<SqliteFixture>;

public sealed class SqliteRandomPolicyTests : RandomPolicyConformance<SqliteFixture>;

public sealed class SqliteConflictTests : ConflictConformance<SqliteFixture>;

public sealed class SqliteFeedTests : FeedConformance<SqliteFixture>;

public sealed class SqliteLoopholeTests : LoopholeConformance<SqliteFixture>;

public sealed class SqliteRollbackTests : RollbackConformance<SqliteFixture>;

public sealed class SqliteInsertingTests : InsertingConformance<SqliteFixture>;

public sealed class SqliteRelayTests : RelayConformance<SqliteFixture>;

public sealed class SqliteRevocationTests : RevocationConformance<SqliteFixture>;

public sealed class SqliteHistoryInSessionTests : HistoryInSessionConformance<SqliteFixture>;

public sealed class SqliteDeletionTests : DeletionConformance<SqliteFixture>;

public sealed class SqliteAuditTrailTests : AuditTrailConformance<SqliteFixture>;

public sealed class SqliteBadInputTests : BadInputConformance<SqliteFixture>;

public sealed class SqliteGuardTests : GuardConformance<SqliteFixture>;

public sealed class SqliteRuleTests : RuleConformance<SqliteFixture>;

public sealed class SqliteTenantSettingsTests : TenantSettingsConformance<SqliteFixture>;

public sealed class SqliteMoneyAndGroupingTests : MoneyAndGroupingConformance<SqliteFixture>;

public sealed class SqlitePagingInSessionTests : PagingInSessionConformance<SqliteFixture>;

public sealed class SqliteObservabilityTests : ObservabilityConformance<SqliteFixture>;
