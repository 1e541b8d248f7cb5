using Crm.Testing.Sessions;

namespace Crm.EntityFrameworkCore.Tests.Sessions;

public sealed class GuardedAccessMatrixTests : AccessMatrixConformance<RowLevelSecurityFixture>;

public sealed class GuardedConflictTests : ConflictConformance<RowLevelSecurityFixture>;

public sealed class GuardedFeedTests : FeedConformance<RowLevelSecurityFixture>;

public sealed class GuardedRollbackTests : RollbackConformance<RowLevelSecurityFixture>;

public sealed class GuardedRelayTests : RelayConformance<RowLevelSecurityFixture>;

public sealed class GuardedHistoryTests : HistoryInSessionConformance<RowLevelSecurityFixture>;

public sealed class GuardedDeletionTests : DeletionConformance<RowLevelSecurityFixture>;

public sealed class GuardedAuditTrailTests : AuditTrailConformance<RowLevelSecurityFixture>;

public sealed class GuardedTenantSettingsTests : TenantSettingsConformance<RowLevelSecurityFixture>;

public sealed class GuardedSearchTests : SearchConformance<RowLevelSecurityFixture>;

public sealed class GuardedSearchOracleTests : SearchOracleConformance<RowLevelSecurityFixture>;

public sealed class GuardedNumberingTests : NumberingConformance<RowLevelSecurityFixture>;

public sealed class GuardedTimelineTests : TimelineConformance<RowLevelSecurityFixture>;

public sealed class GuardedInsertingTests : InsertingConformance<RowLevelSecurityFixture>;
