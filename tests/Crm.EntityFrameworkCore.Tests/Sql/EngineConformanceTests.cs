using Crm.Testing.Storage;

namespace Crm.EntityFrameworkCore.Tests.Sql;

public sealed class EngineConformanceTests
{
    [Fact]
    public void All_of_the_suite_runs_on_both_databases()
    {
        ConformanceCompleteness.AssertComplete<SqliteEngine>(typeof(EngineConformanceTests).Assembly);
        ConformanceCompleteness.AssertComplete<PostgreSqlEngine>(typeof(EngineConformanceTests).Assembly);
    }
}

public sealed class SqliteAggregateTests : AggregateConformance<SqliteEngine>;

public sealed class PostgreSqlAggregateTests : AggregateConformance<PostgreSqlEngine>;

public sealed class SqliteAsOfTests : AsOfConformance<SqliteEngine>;

public sealed class PostgreSqlAsOfTests : AsOfConformance<PostgreSqlEngine>;

public sealed class SqliteAwkwardTextTests : AwkwardTextConformance<SqliteEngine>;

public sealed class PostgreSqlAwkwardTextTests : AwkwardTextConformance<PostgreSqlEngine>;

public sealed class SqliteConcurrencyTests : ConcurrencyConformance<SqliteEngine>;

public sealed class PostgreSqlConcurrencyTests : ConcurrencyConformance<PostgreSqlEngine>;

public sealed class SqliteConditionTests : ConditionConformance<SqliteEngine>;

public sealed class PostgreSqlConditionTests : ConditionConformance<PostgreSqlEngine>;

public sealed class SqliteDynamicEntityTests : DynamicEntityConformance<SqliteEngine>;

public sealed class PostgreSqlDynamicEntityTests : DynamicEntityConformance<PostgreSqlEngine>;

public sealed class SqliteEventClaimTests : EventClaimConformance<SqliteEngine>;

public sealed class PostgreSqlEventClaimTests : EventClaimConformance<PostgreSqlEngine>;

public sealed class SqliteHistoryTests : HistoryConformance<SqliteEngine>;

public sealed class PostgreSqlHistoryTests : HistoryConformance<PostgreSqlEngine>;

public sealed class SqlitePagingTests : PagingConformance<SqliteEngine>;

public sealed class PostgreSqlPagingTests : PagingConformance<PostgreSqlEngine>;

public sealed class SqliteProjectionTests : ProjectionConformance<SqliteEngine>;

public sealed class PostgreSqlProjectionTests : ProjectionConformance<PostgreSqlEngine>;

public sealed class SqliteReadingTests : ReadingConformance<SqliteEngine>;

public sealed class PostgreSqlReadingTests : ReadingConformance<PostgreSqlEngine>;

public sealed class SqliteRelationTests : RelationConformance<SqliteEngine>;

public sealed class PostgreSqlRelationTests : RelationConformance<PostgreSqlEngine>;

public sealed class SqliteRestrictionTests : RestrictionConformance<SqliteEngine>;

public sealed class PostgreSqlRestrictionTests : RestrictionConformance<PostgreSqlEngine>;

public sealed class SqliteStreamingTests : StreamingConformance<SqliteEngine>;

public sealed class PostgreSqlStreamingTests : StreamingConformance<PostgreSqlEngine>;

public sealed class SqliteTenantTests : TenantConformance<SqliteEngine>;

public sealed class PostgreSqlTenantTests : TenantConformance<PostgreSqlEngine>;

public sealed class SqliteTextRuleTests : TextRuleConformance<SqliteEngine>;

public sealed class PostgreSqlTextRuleTests : TextRuleConformance<PostgreSqlEngine>;

public sealed class SqliteTransactionTests : TransactionConformance<SqliteEngine>;

public sealed class PostgreSqlTransactionTests : TransactionConformance<PostgreSqlEngine>;

public sealed class SqliteWritingTests : WritingConformance<SqliteEngine>;

public sealed class PostgreSqlWritingTests : WritingConformance<PostgreSqlEngine>;
