using Crm.Testing.Sessions;

namespace Crm.EntityFrameworkCore.Tests.Sessions;

public sealed class PostgreSqlAccessMatrixTests : AccessMatrixConformance<PostgreSqlFixture>;

public sealed class PostgreSqlRefusedActorTests : RefusedActorConformance<PostgreSqlFixture>;

public sealed class PostgreSqlRelationAccessTests : RelationAccessConformance<PostgreSqlFixture>;

public sealed class PostgreSqlFieldAccessTests : FieldAccessConformance<PostgreSqlFixture>;

public sealed class PostgreSqlSharingTests : SharingConformance<PostgreSqlFixture>;

public sealed class PostgreSqlRandomPolicyTests : RandomPolicyConformance<PostgreSqlFixture>;

public sealed class PostgreSqlConflictTests : ConflictConformance<PostgreSqlFixture>;

public sealed class PostgreSqlFeedTests : FeedConformance<PostgreSqlFixture>;

public sealed class PostgreSqlLoopholeTests : LoopholeConformance<PostgreSqlFixture>;

public sealed class PostgreSqlRollbackTests : RollbackConformance<PostgreSqlFixture>;

public sealed class PostgreSqlInsertingTests : InsertingConformance<PostgreSqlFixture>;

public sealed class PostgreSqlRelayTests : RelayConformance<PostgreSqlFixture>;

public sealed class PostgreSqlRevocationTests : RevocationConformance<PostgreSqlFixture>;

public sealed class PostgreSqlHistoryInSessionTests : HistoryInSessionConformance<PostgreSqlFixture>;

public sealed class PostgreSqlDeletionTests : DeletionConformance<PostgreSqlFixture>;

public sealed class PostgreSqlAuditTrailTests : AuditTrailConformance<PostgreSqlFixture>;

public sealed class PostgreSqlBadInputTests : BadInputConformance<PostgreSqlFixture>;

public sealed class PostgreSqlGuardTests : GuardConformance<PostgreSqlFixture>;

public sealed class PostgreSqlRuleTests : RuleConformance<PostgreSqlFixture>;

public sealed class PostgreSqlTenantSettingsTests : TenantSettingsConformance<PostgreSqlFixture>;

public sealed class PostgreSqlMoneyAndGroupingTests : MoneyAndGroupingConformance<PostgreSqlFixture>;

public sealed class PostgreSqlPagingInSessionTests : PagingInSessionConformance<PostgreSqlFixture>;

public sealed class PostgreSqlObservabilityTests : ObservabilityConformance<PostgreSqlFixture>;
