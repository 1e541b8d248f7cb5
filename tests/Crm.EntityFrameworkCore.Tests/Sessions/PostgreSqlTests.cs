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

public sealed class PostgreSqlLargeBatchTests : LargeBatchConformance<PostgreSqlFixture>;

public sealed class PostgreSqlRelayTests : RelayConformance<PostgreSqlFixture>;

public sealed class PostgreSqlRevocationTests : RevocationConformance<PostgreSqlFixture>;

public sealed class PostgreSqlHistoryInSessionTests : HistoryInSessionConformance<PostgreSqlFixture>;

public sealed class PostgreSqlDeletionTests : DeletionConformance<PostgreSqlFixture>;

public sealed class PostgreSqlAuditTrailTests : AuditTrailConformance<PostgreSqlFixture>;

public sealed class PostgreSqlBadInputTests : BadInputConformance<PostgreSqlFixture>;

public sealed class PostgreSqlGuardTests : GuardConformance<PostgreSqlFixture>;

public sealed class PostgreSqlRuleTests : RuleConformance<PostgreSqlFixture>;

public sealed class PostgreSqlComputedFieldTests : ComputedFieldConformance<PostgreSqlFixture>;

public sealed class PostgreSqlTenantSettingsTests : TenantSettingsConformance<PostgreSqlFixture>;

public sealed class PostgreSqlMoneyAndGroupingTests : MoneyAndGroupingConformance<PostgreSqlFixture>;

public sealed class PostgreSqlPagingInSessionTests : PagingInSessionConformance<PostgreSqlFixture>;

public sealed class PostgreSqlObservabilityTests : ObservabilityConformance<PostgreSqlFixture>;

public sealed class PostgreSqlNumberingTests : NumberingConformance<PostgreSqlFixture>;

public sealed class PostgreSqlUpsertTests : UpsertConformance<PostgreSqlFixture>;

public sealed class PostgreSqlImportTests : ImportConformance<PostgreSqlFixture>;

public sealed class PostgreSqlImportHostileRowTests : ImportHostileRowConformance<PostgreSqlFixture>;

public sealed class PostgreSqlImportHostileFileTests : ImportHostileFileConformance<PostgreSqlFixture>;

public sealed class PostgreSqlImportHostileCardTests : ImportHostileCardConformance<PostgreSqlFixture>;

public sealed class PostgreSqlExportTests : ExportConformance<PostgreSqlFixture>;

public sealed class PostgreSqlExternalIdTests : ExternalIdConformance<PostgreSqlFixture>;

public sealed class PostgreSqlSavedViewTests : SavedViewConformance<PostgreSqlFixture>;

public sealed class PostgreSqlBulkTests : BulkConformance<PostgreSqlFixture>;

public sealed class PostgreSqlBulkFieldTests : BulkFieldConformance<PostgreSqlFixture>;

public sealed class PostgreSqlReassignmentTests : ReassignmentConformance<PostgreSqlFixture>;
public sealed class PostgreSqlPivotTests : PivotConformance<PostgreSqlFixture>;

public sealed class PostgreSqlSalesReportTests : SalesReportConformance<PostgreSqlFixture>;

public sealed class PostgreSqlSalesReportLawTests : SalesReportLawConformance<PostgreSqlFixture>;

public sealed class PostgreSqlReportAccessTests : ReportAccessConformance<PostgreSqlFixture>;
public sealed class PostgreSqlContactTests : ContactConformance<PostgreSqlFixture>;

public sealed class PostgreSqlRelationshipTests : RelationshipConformance<PostgreSqlFixture>;

public sealed class PostgreSqlTimelineTests : TimelineConformance<PostgreSqlFixture>;

public sealed class PostgreSqlMyWorkTests : MyWorkConformance<PostgreSqlFixture>;
public sealed class PostgreSqlActivityLifeTests : ActivityLifeConformance<PostgreSqlFixture>;

public sealed class PostgreSqlRecurringActivityTests : RecurringActivityConformance<PostgreSqlFixture>;

public sealed class PostgreSqlScoreTests : ScoreConformance<PostgreSqlFixture>;

public sealed class PostgreSqlScoreLawTests : ScoreLawConformance<PostgreSqlFixture>;

public sealed class PostgreSqlScoreAccessTests : ScoreAccessConformance<PostgreSqlFixture>;

public sealed class PostgreSqlScoreTrainingTests : ScoreTrainingConformance<PostgreSqlFixture>;

public sealed class PostgreSqlReminderTests : ReminderConformance<PostgreSqlFixture>;

public sealed class PostgreSqlTagAndFollowerTests : TagAndFollowerConformance<PostgreSqlFixture>;

public sealed class PostgreSqlCommentTests : CommentConformance<PostgreSqlFixture>;

public sealed class PostgreSqlFileTests : FileConformance<PostgreSqlFixture>;

public sealed class PostgreSqlNoFileStoreTests : NoFileStoreConformance<PostgreSqlFixture>;

public sealed class PostgreSqlActivityAccessTests : ActivityAccessConformance<PostgreSqlFixture>;
public sealed class PostgreSqlSearchTests : SearchConformance<PostgreSqlFixture>;

public sealed class PostgreSqlSearchOracleTests : SearchOracleConformance<PostgreSqlFixture>;

public sealed class PostgreSqlWeakSignalTests : WeakSignalConformance<PostgreSqlFixture>;

public sealed class PostgreSqlNextBestTests : NextBestConformance<PostgreSqlFixture>;

public sealed class PostgreSqlOfferTests : OfferConformance<PostgreSqlFixture>;

public sealed class PostgreSqlSameNumbersTests : SameNumbersConformance<PostgreSqlFixture>;

public sealed class PostgreSqlAlertTests : AlertConformance<PostgreSqlFixture>;
public sealed class PostgreSqlMergeTests : MergeConformance<PostgreSqlFixture>;

public sealed class PostgreSqlMergeLawTests : MergeLawConformance<PostgreSqlFixture>;
public sealed class PostgreSqlForecastRollUpTests : ForecastRollUpConformance<PostgreSqlFixture>;

public sealed class PostgreSqlForecastAdjustmentTests : ForecastAdjustmentConformance<PostgreSqlFixture>;

public sealed class PostgreSqlForecastFlowTests : ForecastFlowConformance<PostgreSqlFixture>;

public sealed class PostgreSqlForecastLawTests : ForecastLawConformance<PostgreSqlFixture>;

public sealed class PostgreSqlForecastSimulationTests : ForecastSimulationConformance<PostgreSqlFixture>;

public sealed class PostgreSqlForecastRiskTests : ForecastRiskConformance<PostgreSqlFixture>;

public sealed class PostgreSqlAccountLifetimeTests : AccountLifetimeConformance<PostgreSqlFixture>;

public sealed class PostgreSqlForecastAccessTests : ForecastAccessConformance<PostgreSqlFixture>;

public sealed class PostgreSqlDuplicateTests : DuplicateConformance<PostgreSqlFixture>;
public sealed class PostgreSqlDuplicateReviewTests : DuplicateReviewConformance<PostgreSqlFixture>;
public sealed class PostgreSqlCrossSweepTests : CrossSweepConformance<PostgreSqlFixture>;
public sealed class PostgreSqlCrossSweepAccessTests : CrossSweepAccessConformance<PostgreSqlFixture>;

public sealed class PostgreSqlSurvivorshipTests : SurvivorshipConformance<PostgreSqlFixture>;

public sealed class PostgreSqlMergeUndoTests : MergeUndoConformance<PostgreSqlFixture>;

public sealed class PostgreSqlChurnTests : ChurnConformance<PostgreSqlFixture>;
