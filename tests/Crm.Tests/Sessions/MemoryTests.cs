using Crm.Testing.Sessions;

namespace Crm.Tests.Sessions;

public sealed class CompletenessTests
{
    [Fact]
    public void The_whole_suite_is_run() => SessionCompleteness.AssertComplete<MemoryFixture>(typeof(CompletenessTests).Assembly);
}

public sealed class AccessMatrixTests : AccessMatrixConformance<MemoryFixture>;

public sealed class RefusedActorTests : RefusedActorConformance<MemoryFixture>;

public sealed class RelationAccessTests : RelationAccessConformance<MemoryFixture>;

public sealed class FieldAccessTests : FieldAccessConformance<MemoryFixture>;

public sealed class SharingTests : SharingConformance<MemoryFixture>;

public sealed class RandomPolicyTests : RandomPolicyConformance<MemoryFixture>;

public sealed class ConflictTests : ConflictConformance<MemoryFixture>;

public sealed class FeedTests : FeedConformance<MemoryFixture>;

public sealed class LoopholeTests : LoopholeConformance<MemoryFixture>;

public sealed class RollbackTests : RollbackConformance<MemoryFixture>;

public sealed class InsertingTests : InsertingConformance<MemoryFixture>;

public sealed class LargeBatchTests : LargeBatchConformance<MemoryFixture>;

public sealed class RelayTests : RelayConformance<MemoryFixture>;

public sealed class RevocationTests : RevocationConformance<MemoryFixture>;

public sealed class HistoryInSessionTests : HistoryInSessionConformance<MemoryFixture>;

public sealed class DeletionTests : DeletionConformance<MemoryFixture>;

public sealed class AuditTrailTests : AuditTrailConformance<MemoryFixture>;

public sealed class BadInputTests : BadInputConformance<MemoryFixture>;

public sealed class GuardTests : GuardConformance<MemoryFixture>;

public sealed class RuleTests : RuleConformance<MemoryFixture>;

public sealed class ComputedFieldTests : ComputedFieldConformance<MemoryFixture>;

public sealed class TenantSettingsTests : TenantSettingsConformance<MemoryFixture>;

public sealed class MoneyAndGroupingTests : MoneyAndGroupingConformance<MemoryFixture>;

public sealed class PagingInSessionTests : PagingInSessionConformance<MemoryFixture>;

public sealed class ObservabilityTests : ObservabilityConformance<MemoryFixture>;

public sealed class NumberingTests : NumberingConformance<MemoryFixture>;

public sealed class UpsertTests : UpsertConformance<MemoryFixture>;

public sealed class ImportTests : ImportConformance<MemoryFixture>;

public sealed class ImportHostileRowTests : ImportHostileRowConformance<MemoryFixture>;

public sealed class ImportHostileFileTests : ImportHostileFileConformance<MemoryFixture>;

public sealed class ImportHostileCardTests : ImportHostileCardConformance<MemoryFixture>;

public sealed class ExportTests : ExportConformance<MemoryFixture>;

public sealed class ExternalIdTests : ExternalIdConformance<MemoryFixture>;

public sealed class SavedViewTests : SavedViewConformance<MemoryFixture>;

public sealed class BulkTests : BulkConformance<MemoryFixture>;

public sealed class BulkFieldTests : BulkFieldConformance<MemoryFixture>;

public sealed class ReassignmentTests : ReassignmentConformance<MemoryFixture>;
public sealed class PivotTests : PivotConformance<MemoryFixture>;

public sealed class SalesReportTests : SalesReportConformance<MemoryFixture>;

public sealed class SalesReportLawTests : SalesReportLawConformance<MemoryFixture>;

public sealed class ReportAccessTests : ReportAccessConformance<MemoryFixture>;
public sealed class ContactTests : ContactConformance<MemoryFixture>;

public sealed class RelationshipTests : RelationshipConformance<MemoryFixture>;

public sealed class TimelineTests : TimelineConformance<MemoryFixture>;

public sealed class MyWorkTests : MyWorkConformance<MemoryFixture>;
public sealed class ActivityLifeTests : ActivityLifeConformance<MemoryFixture>;

public sealed class RecurringActivityTests : RecurringActivityConformance<MemoryFixture>;

public sealed class ScoreTests : ScoreConformance<MemoryFixture>;

public sealed class ScoreLawTests : ScoreLawConformance<MemoryFixture>
{
    [Fact]
    public void A_score_is_that_of_a_recount_whatever_the_life() => Lives.Hold<ScoreLawTests>(60, (world, life, _, _) => world.RecountAsync(life));
}

public sealed class ScoreAccessTests : ScoreAccessConformance<MemoryFixture>;

public sealed class ScoreTrainingTests : ScoreTrainingConformance<MemoryFixture>;

public sealed class ReminderTests : ReminderConformance<MemoryFixture>;

public sealed class TagAndFollowerTests : TagAndFollowerConformance<MemoryFixture>;

public sealed class CommentTests : CommentConformance<MemoryFixture>;

public sealed class FileTests : FileConformance<MemoryFixture>;

public sealed class NoFileStoreTests : NoFileStoreConformance<MemoryFixture>;

public sealed class ActivityAccessTests : ActivityAccessConformance<MemoryFixture>;
public sealed class SearchTests : SearchConformance<MemoryFixture>;

public sealed class SearchOracleTests : SearchOracleConformance<MemoryFixture>;

public sealed class WeakSignalTests : WeakSignalConformance<MemoryFixture>;

public sealed class NextBestTests : NextBestConformance<MemoryFixture>;

public sealed class OfferTests : OfferConformance<MemoryFixture>;

public sealed class SameNumbersTests : SameNumbersConformance<MemoryFixture>;

public sealed class AlertTests : AlertConformance<MemoryFixture>;
public sealed class MergeLawTests : MergeLawConformance<MemoryFixture>
{
    [Fact]
    public void Merging_and_undoing_is_the_identity_whatever_the_world() => Crm.Tests.Shared.Law.Holds(12, seed => MergeAndUndoAsync(seed).GetAwaiter().GetResult());
}

public sealed class MergeTests : MergeConformance<MemoryFixture>;
public sealed class ForecastRollUpTests : ForecastRollUpConformance<MemoryFixture>;

public sealed class ForecastAdjustmentTests : ForecastAdjustmentConformance<MemoryFixture>;

public sealed class ForecastFlowTests : ForecastFlowConformance<MemoryFixture>;

public sealed class ForecastLawTests : ForecastLawConformance<MemoryFixture>
{
    [Fact]
    public void The_flow_and_the_roll_up_add_up_whatever_the_life() => Lives.Hold<ForecastLawTests>(60, (world, life, one, other) => world.AddsUpAsync(life, one, other));
}

public sealed class ForecastSimulationTests : ForecastSimulationConformance<MemoryFixture>;

public sealed class ForecastRiskTests : ForecastRiskConformance<MemoryFixture>;

public sealed class AccountLifetimeTests : AccountLifetimeConformance<MemoryFixture>;

public sealed class ForecastAccessTests : ForecastAccessConformance<MemoryFixture>;

public sealed class DuplicateTests : DuplicateConformance<MemoryFixture>;
public sealed class DuplicateReviewTests : DuplicateReviewConformance<MemoryFixture>;
public sealed class CrossSweepTests : CrossSweepConformance<MemoryFixture>;
public sealed class CrossSweepAccessTests : CrossSweepAccessConformance<MemoryFixture>;

public sealed class SurvivorshipTests : SurvivorshipConformance<MemoryFixture>;

public sealed class MergeUndoTests : MergeUndoConformance<MemoryFixture>;

public sealed class ChurnTests : ChurnConformance<MemoryFixture>;
