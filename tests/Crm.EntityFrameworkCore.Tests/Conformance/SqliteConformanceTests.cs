using Crm.Testing.Storage;

namespace Crm.EntityFrameworkCore.Tests.Conformance;

public sealed class SqliteAggregateTests : AggregateConformance<SqliteHarness>;

public sealed class SqliteAsOfTests : AsOfConformance<SqliteHarness>;

public sealed class SqliteAwkwardTextTests : AwkwardTextConformance<SqliteHarness>;

public sealed class SqliteConcurrencyTests : ConcurrencyConformance<SqliteHarness>;

public sealed class SqliteConditionTests : ConditionConformance<SqliteHarness>;

public sealed class SqliteDynamicEntityTests : DynamicEntityConformance<SqliteHarness>;

public sealed class SqliteEventClaimTests : EventClaimConformance<SqliteHarness>;

public sealed class SqliteHistoryTests : HistoryConformance<SqliteHarness>;

public sealed class SqliteHistoryStreamTests : HistoryStreamConformance<SqliteHarness>;

public sealed class SqlitePagingTests : PagingConformance<SqliteHarness>;

public sealed class SqliteArithmeticTests : ArithmeticConformance<SqliteHarness>;

public sealed class SqliteProjectionTests : ProjectionConformance<SqliteHarness>;

public sealed class SqliteReadingTests : ReadingConformance<SqliteHarness>;

public sealed class SqliteRelationTests : RelationConformance<SqliteHarness>;

public sealed class SqliteRestrictionTests : RestrictionConformance<SqliteHarness>;

public sealed class SqliteStreamingTests : StreamingConformance<SqliteHarness>;

public sealed class SqliteTenantTests : TenantConformance<SqliteHarness>;

public sealed class SqliteTextRuleTests : TextRuleConformance<SqliteHarness>;

public sealed class SqliteLargeWriteTests : LargeWriteConformance<SqliteHarness>;

public sealed class SqliteTransactionTests : TransactionConformance<SqliteHarness>;

public sealed class SqliteWritingTests : WritingConformance<SqliteHarness>;

public sealed class SqliteCompletenessTests
{
    [Fact]
    public void The_whole_suite_is_run() => ConformanceCompleteness.AssertComplete<SqliteHarness>(typeof(SqliteCompletenessTests).Assembly);
}
