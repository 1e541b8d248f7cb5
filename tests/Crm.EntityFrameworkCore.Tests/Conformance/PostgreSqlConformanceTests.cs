using Crm.Testing.Storage;

namespace Crm.EntityFrameworkCore.Tests.Conformance;

public sealed class PostgreSqlAggregateTests : AggregateConformance<PostgreSqlHarness>;

public sealed class PostgreSqlAsOfTests : AsOfConformance<PostgreSqlHarness>;

public sealed class PostgreSqlAwkwardTextTests : AwkwardTextConformance<PostgreSqlHarness>;

public sealed class PostgreSqlConcurrencyTests : ConcurrencyConformance<PostgreSqlHarness>;

public sealed class PostgreSqlConditionTests : ConditionConformance<PostgreSqlHarness>;

public sealed class PostgreSqlDynamicEntityTests : DynamicEntityConformance<PostgreSqlHarness>;

public sealed class PostgreSqlEventClaimTests : EventClaimConformance<PostgreSqlHarness>;

public sealed class PostgreSqlHistoryTests : HistoryConformance<PostgreSqlHarness>;

public sealed class PostgreSqlHistoryStreamTests : HistoryStreamConformance<PostgreSqlHarness>;

public sealed class PostgreSqlPagingTests : PagingConformance<PostgreSqlHarness>;

public sealed class PostgreSqlArithmeticTests : ArithmeticConformance<PostgreSqlHarness>;

public sealed class PostgreSqlProjectionTests : ProjectionConformance<PostgreSqlHarness>;

public sealed class PostgreSqlReadingTests : ReadingConformance<PostgreSqlHarness>;

public sealed class PostgreSqlRelationTests : RelationConformance<PostgreSqlHarness>;

public sealed class PostgreSqlRestrictionTests : RestrictionConformance<PostgreSqlHarness>;

public sealed class PostgreSqlStreamingTests : StreamingConformance<PostgreSqlHarness>;

public sealed class PostgreSqlTenantTests : TenantConformance<PostgreSqlHarness>;

public sealed class PostgreSqlTextRuleTests : TextRuleConformance<PostgreSqlHarness>;

public sealed class PostgreSqlLargeWriteTests : LargeWriteConformance<PostgreSqlHarness>;

public sealed class PostgreSqlTransactionTests : TransactionConformance<PostgreSqlHarness>;

public sealed class PostgreSqlWritingTests : WritingConformance<PostgreSqlHarness>;

public sealed class PostgreSqlCompletenessTests
{
    [Fact]
    public void The_whole_suite_is_run() => ConformanceCompleteness.AssertComplete<PostgreSqlHarness>(typeof(PostgreSqlCompletenessTests).Assembly);
}
