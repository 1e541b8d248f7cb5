using Crm.Criteria;
using Crm.EntityFrameworkCore.PostgreSql;
using Crm.EntityFrameworkCore.Sql;
using Crm.EntityFrameworkCore.Sqlite;
using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.EntityFrameworkCore.Tests.Sql;

/// <summary>Which queries are answered by several walks along an index: those of which it is known to be right, and worth it.</summary>
public sealed class WalksTests
{
    private static readonly EntityDefinition Timeline = StandardModel.Create([], [])["timeline"];
    private static readonly FieldValue Kind = new([], Timeline.Fields["kind"]);
    private static readonly FieldValue At = new([], Timeline.Fields["at"]);
    private static readonly FieldValue Activity = new([], Timeline.References[0].ForeignKey);

    private static readonly RowQuery Page = new()
    {
        Entity = Timeline,
        Tenant = TenantId.Default,
        Restriction = null,
        Where = OfKinds("call", "note"),
        Columns = [Kind, At, Activity],
        Order = [new(At, true), new(Activity, true)],
        IsTotal = true,
        After = [Instant.FromUtc(2026, 1, 1, 0, 0), Guid.Empty],
        Limit = 3,
    };

    [Fact]
    public void Several_values_before_the_order_are_walked_one_by_one()
    {
        foreach (var dialect in new SqlDialect[] { SqliteDialect.Instance, PostgreSqlDialect.Instance })
        {
            var sql = Sql(dialect, Page);
            Assert.Equal(2, sql.Split(" UNION ALL ").Length);
            Assert.Equal(dialect.LimitsWalks ? 4 : 2, sql.Split(" LIMIT ").Length);
            Assert.Contains(" ORDER BY 2 DESC, 3 DESC LIMIT ", sql, StringComparison.Ordinal);
            Assert.DoesNotContain("\"kind\" IN", sql, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_two_walks_could_meet_or_no_index_has_is_one_query()
    {
        Assert.All<RowQuery>(
            [
                Page with { Where = OfKinds("call", "call") },
                Page with { Where = OfKinds("call") },
                Page with { IsTotal = false },
                Page with { Limit = null },
                Page with { Hold = RowHold.Share },
                Page with { Columns = [Kind, At] },
                Page with { Order = [new(Activity, true), new(At, true)] },
            ],
            query => Assert.DoesNotContain(" UNION ", Sql(PostgreSqlDialect.Instance, query with { After = null }), StringComparison.Ordinal));
    }

    private static CheckedAllOf OfKinds(params string[] kinds) => new(
    [
        new CheckedComparison(new FieldValue([], Timeline.Fields["recordId"]), ComparisonOperator.Equal, new ConstantValue(Guid.Empty, ValueKind.Id)),
        new CheckedAnyOf([.. kinds.Select(k => new CheckedComparison(Kind, ComparisonOperator.Equal, new ConstantValue(k, ValueKind.Text)))]),
    ]);

    private static string Sql(SqlDialect dialect, RowQuery query) =>
        SqlText.Of(new(dialect, e => new(e, null, e.Table, e.Table + "_history", "tenant", [.. e.Slots.Select(s => s.Column)])), query);
}
