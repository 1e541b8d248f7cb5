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

public sealed class SqliteLargeBatchTests : LargeBatchConformance<SqliteFixture>;

public sealed class SqliteRelayTests : RelayConformance<SqliteFixture>;

public sealed class SqliteRevocationTests : RevocationConformance<SqliteFixture>;

public sealed class SqliteHistoryInSessionTests : HistoryInSessionConformance<SqliteFixture>;

public sealed class SqliteDeletionTests : DeletionConformance<SqliteFixture>;

public sealed class SqliteAuditTrailTests : AuditTrailConformance<SqliteFixture>;

public sealed class SqliteBadInputTests : BadInputConformance<SqliteFixture>;

public sealed class SqliteGuardTests : GuardConformance<SqliteFixture>;

public sealed class SqliteRuleTests : RuleConformance<SqliteFixture>;

public sealed class SqliteComputedFieldTests : ComputedFieldConformance<SqliteFixture>;

public sealed class SqliteTenantSettingsTests : TenantSettingsConformance<SqliteFixture>;

public sealed class SqliteMoneyAndGroupingTests : MoneyAndGroupingConformance<SqliteFixture>;

public sealed class SqlitePagingInSessionTests : PagingInSessionConformance<SqliteFixture>;

public sealed class SqliteObservabilityTests : ObservabilityConformance<SqliteFixture>;

public sealed class SqliteNumberingTests : NumberingConformance<SqliteFixture>;

public sealed class SqliteUpsertTests : UpsertConformance<SqliteFixture>;

public sealed class SqliteImportTests : ImportConformance<SqliteFixture>;

public sealed class SqliteImportHostileRowTests : ImportHostileRowConformance<SqliteFixture>;

public sealed class SqliteImportHostileFileTests : ImportHostileFileConformance<SqliteFixture>;

public sealed class SqliteImportHostileCardTests : ImportHostileCardConformance<SqliteFixture>;

public sealed class SqliteExportTests : ExportConformance<SqliteFixture>;

public sealed class SqliteExternalIdTests : ExternalIdConformance<SqliteFixture>;

public sealed class SqliteSavedViewTests : SavedViewConformance<SqliteFixture>;

public sealed class SqliteBulkTests : BulkConformance<SqliteFixture>;

public sealed class SqliteBulkFieldTests : BulkFieldConformance<SqliteFixture>;

public sealed class SqliteReassignmentTests : ReassignmentConformance<SqliteFixture>;
public sealed class SqlitePivotTests : PivotConformance<SqliteFixture>;

public sealed class SqliteSalesReportTests : SalesReportConformance<SqliteFixture>;

public sealed class SqliteSalesReportLawTests : SalesReportLawConformance<SqliteFixture>;

public sealed class SqliteReportAccessTests : ReportAccessConformance<SqliteFixture>;
public sealed class SqliteContactTests : ContactConformance<SqliteFixture>;

public sealed class SqliteRelationshipTests : RelationshipConformance<SqliteFixture>;

public sealed class SqliteTimelineTests : TimelineConformance<SqliteFixture>;

public sealed class SqliteMyWorkTests : MyWorkConformance<SqliteFixture>;
public sealed class SqliteActivityLifeTests : ActivityLifeConformance<SqliteFixture>;

public sealed class SqliteRecurringActivityTests : RecurringActivityConformance<SqliteFixture>;

public sealed class SqliteScoreTests : ScoreConformance<SqliteFixture>;

public sealed class SqliteScoreLawTests : ScoreLawConformance<SqliteFixture>;

public sealed class SqliteScoreAccessTests : ScoreAccessConformance<SqliteFixture>;

public sealed class SqliteScoreTrainingTests : ScoreTrainingConformance<SqliteFixture>;

public sealed class SqliteReminderTests : ReminderConformance<SqliteFixture>;

public sealed class SqliteTagAndFollowerTests : TagAndFollowerConformance<SqliteFixture>;

public sealed class SqliteCommentTests : CommentConformance<SqliteFixture>;

public sealed class SqliteFileTests : FileConformance<SqliteFixture>;

public sealed class SqliteNoFileStoreTests : NoFileStoreConformance<SqliteFixture>;

public sealed class SqliteActivityAccessTests : ActivityAccessConformance<SqliteFixture>;
public sealed class SqliteSearchTests : SearchConformance<SqliteFixture>;

public sealed class SqliteSearchOracleTests : SearchOracleConformance<SqliteFixture>;

public sealed class SqliteWeakSignalTests : WeakSignalConformance<SqliteFixture>;

public sealed class SqliteNextBestTests : NextBestConformance<SqliteFixture>;

public sealed class SqliteOfferTests : OfferConformance<SqliteFixture>;

public sealed class SqliteSameNumbersTests : SameNumbersConformance<SqliteFixture>;

public sealed class SqliteAlertTests : AlertConformance<SqliteFixture>;
public sealed class SqliteMergeTests : MergeConformance<SqliteFixture>;

public sealed class SqliteMergeLawTests : MergeLawConformance<SqliteFixture>;
public sealed class SqliteForecastRollUpTests : ForecastRollUpConformance<SqliteFixture>;

public sealed class SqliteForecastAdjustmentTests : ForecastAdjustmentConformance<SqliteFixture>;

public sealed class SqliteForecastFlowTests : ForecastFlowConformance<SqliteFixture>;

public sealed class SqliteForecastLawTests : ForecastLawConformance<SqliteFixture>;

public sealed class SqliteForecastSimulationTests : ForecastSimulationConformance<SqliteFixture>;

public sealed class SqliteForecastRiskTests : ForecastRiskConformance<SqliteFixture>;

public sealed class SqliteAccountLifetimeTests : AccountLifetimeConformance<SqliteFixture>;

public sealed class SqliteForecastAccessTests : ForecastAccessConformance<SqliteFixture>;

public sealed class SqliteDuplicateTests : DuplicateConformance<SqliteFixture>;
public sealed class SqliteDuplicateReviewTests : DuplicateReviewConformance<SqliteFixture>;
public sealed class SqliteCrossSweepTests : CrossSweepConformance<SqliteFixture>;
public sealed class SqliteCrossSweepAccessTests : CrossSweepAccessConformance<SqliteFixture>;

public sealed class SqliteSurvivorshipTests : SurvivorshipConformance<SqliteFixture>;

public sealed class SqliteMergeUndoTests : MergeUndoConformance<SqliteFixture>;

public sealed class SqliteChurnTests : ChurnConformance<SqliteFixture>;
