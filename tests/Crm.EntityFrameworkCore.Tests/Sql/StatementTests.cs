using Crm.Criteria;
using Crm.EntityFrameworkCore.PostgreSql;
using Crm.EntityFrameworkCore.Sql;
using Crm.EntityFrameworkCore.Sql.Shapes;
using Crm.EntityFrameworkCore.Sqlite;
using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.EntityFrameworkCore.Tests.Sql;

/// <summary>What statements look like: shared joins, no values, no noise that an index could not bear.</summary>
public class StatementTests
{
    private static readonly CriteriaChecker Checker = new(RandomScene.Model.Catalogue);

    private static readonly CheckContext Context = new() { Now = Instant.FromUtc(2017, 8, 16, 10, 30), Me = new Guid(1, 0, 0, new byte[8]) };

    [Fact]
    public void A_path_is_joined_once_wherever_it_is_asked_for()
    {
        var context = Context with { Restrict = e => e.Name == "account" ? Checker.Check("country = 'AT'", e, Context) : null };
        var sql = Sql(SqliteDialect.Instance, "account.industry = 'it' and account.name starts with 'a'", ["account.name", "account.owner.name"], ["account.name"], context);

        Assert.Equal(2, Count(sql, "LEFT JOIN"));
        Assert.Equal(1, Count(sql, "\"country_key\" ="));
    }

    [Theory]
    [InlineData("name = 'x'' or 1 = 1 --'")]
    [InlineData("amount > 12345.5 and amount.currency = 'EUR'")]
    [InlineData("closeDate in (2017-01-31, 2017-02-28)")]
    [InlineData("account.tier contains '\"'")]
    public void No_value_stands_in_the_text(string condition)
    {
        foreach (var dialect in new SqlDialect[] { SqliteDialect.Instance, PostgreSqlDialect.Instance })
        {
            var sql = Sql(dialect, condition, [], [], Context);
            Assert.DoesNotContain("12345", sql, StringComparison.Ordinal);
            Assert.DoesNotContain("EUR", sql, StringComparison.Ordinal);
            Assert.DoesNotContain("2017", sql, StringComparison.Ordinal);
            Assert.DoesNotContain("--", sql, StringComparison.Ordinal);
            Assert.DoesNotContain("'north'", sql, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Values_do_not_change_the_shape()
    {
        var (one, _) = ShapeWriter.Of(Rows("amount > 5 and name = 'a'", [], [], Context));
        var (other, _) = ShapeWriter.Of(Rows("amount > 6 and name = 'b'", [], [], Context));
        var (third, _) = ShapeWriter.Of(Rows("amount >= 6 and name = 'b'", [], [], Context));

        Assert.Equal(one, other);
        Assert.NotEqual(one, third);
    }

    [Fact]
    public void Which_values_are_equal_does()
    {
        var (one, _) = ShapeWriter.Of(Rows("name = 'a' or closeReason = 'a'", [], [], Context));
        var (other, _) = ShapeWriter.Of(Rows("name = 'a' or closeReason = 'b'", [], [], Context));

        Assert.NotEqual(one, other);
    }

    [Fact]
    public void Holding_rows_is_part_of_the_shape_and_of_no_past()
    {
        var query = Rows("account.name = 'a'", [], [], Context);
        var held = query with { Hold = RowHold.Exclusive };
        Assert.NotEqual(ShapeWriter.Of(query).Shape, ShapeWriter.Of(held).Shape);
        Assert.EndsWith(" FOR UPDATE OF t0", Sql(PostgreSqlDialect.Instance, held), StringComparison.Ordinal);
        Assert.EndsWith(" FOR KEY SHARE OF t0", Sql(PostgreSqlDialect.Instance, held with { Hold = RowHold.Share }), StringComparison.Ordinal);
        Assert.DoesNotContain(" FOR ", Sql(PostgreSqlDialect.Instance, held with { AsOf = new(Instant.FromUtc(2017, 1, 1, 0, 0)) }), StringComparison.Ordinal);
        Assert.DoesNotContain(" FOR ", Sql(SqliteDialect.Instance, held), StringComparison.Ordinal);
    }

    [Fact]
    public void Required_keys_say_nothing_of_nulls()
    {
        Assert.EndsWith("ORDER BY t0.\"created_at\" DESC, t0.\"id\"", Sql(PostgreSqlDialect.Instance, "true", [], ["-createdAt"], Context), StringComparison.Ordinal);
        Assert.EndsWith("ORDER BY t0.\"close_date\" DESC NULLS LAST, t0.\"id\"", Sql(PostgreSqlDialect.Instance, "true", [], ["-closeDate"], Context), StringComparison.Ordinal);
        Assert.EndsWith("ORDER BY t0.\"close_date\" DESC, t0.\"id\"", Sql(SqliteDialect.Instance, "true", [], ["-closeDate"], Context), StringComparison.Ordinal);
        Assert.EndsWith("ORDER BY t0.\"close_date\" NULLS LAST, t0.\"id\"", Sql(SqliteDialect.Instance, "true", [], ["closeDate"], Context), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("az", "a{")]
    [InlineData("\uD7FF", "\uE000")]
    [InlineData("a\U0010FFFF", "b")]
    [InlineData("\uFFFF", "\U00010000")]
    [InlineData("\U0010FFFF", null)]
    public void A_range_ends_at_the_next_text(string prefix, string? end) => Assert.Equal(end, TextRange.End(prefix));

    private static string Sql(SqlDialect dialect, string where, string[] columns, string[] order, CheckContext context) =>
        Sql(dialect, Rows(where, columns, order, context));

    private static string Sql(SqlDialect dialect, RowQuery query) =>
        SqlText.Of(new(dialect, e => new(e, null, e.Table, e.Table + "_history", "tenant", [.. e.Slots.Select(s => s.Column)])), query);

    private static RowQuery Rows(string where, string[] columns, string[] order, CheckContext context)
    {
        var deal = RandomScene.Model["deal"];
        return new()
        {
            Entity = deal,
            Tenant = RandomScene.Tenant,
            Restriction = null,
            Where = Checker.Check(where, deal, context),
            Columns = [.. columns.Select(c => (CheckedValue)Checker.CheckPath(c, deal, FieldUse.Select, context))],
            Order = [.. order.Select(o => new SortKey(Checker.CheckPath(o.TrimStart('-'), deal, FieldUse.Sort, context), o[0] == '-'))],
        };
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
