using System.Globalization;
using Crm.InMemory;
using Crm.Records;
using Crm.Storage;
using Crm.Tests.Shared;

namespace Crm.EntityFrameworkCore.Tests.Sql;

/// <summary>One query, one answer: the store in memory and each database give the same rows in the same order, whatever is asked.</summary>
public class SameAnswerTests
{
    private const int RowQueries = 2_000;
    private const int GroupQueries = 700;

    [Fact]
    public Task Sqlite_answers_as_memory_does() => CompareAsync(SqlKind.Sqlite, 17);

    [PostgreSqlFact]
    public Task PostgreSql_answers_as_memory_does() => CompareAsync(SqlKind.PostgreSql, 17);

    [PostgreSqlFact]
    public Task PostgreSql_with_an_English_collation_answers_as_memory_does() => CompareAsync(SqlKind.PostgreSqlIcu, 17);

    private static async Task CompareAsync(SqlKind kind, int seed)
    {
        using var memory = new InMemoryDatabase();
        await using var expected = memory.OpenStore();
        await using var database = await SqlTestDatabase.CreateAsync(kind, RandomScene.Model);
        await using var actual = database.NewStore();
        await actual.OpenAsync(CancellationToken.None);
        foreach (var batch in new RandomScene(seed).Batches())
        {
            await expected.WriteAsync(batch, CancellationToken.None);
            await actual.WriteAsync(batch, CancellationToken.None);
        }

        var queries = new RandomQueries(seed);
        var wrong = new List<string>();
        for (var i = 0; i < RowQueries && wrong.Count < 5; i++)
        {
            var query = queries.Rows();
            var rows = await expected.QueryAsync(query, CancellationToken.None);
            await CheckAsync(wrong, $"rows {i}", database, query, rows, () => actual.QueryAsync(query, CancellationToken.None));
            if (rows.Count > 1)
            {
                await CheckPageAsync(wrong, $"page {i}", database, query, expected, actual, rows.Count);
            }
        }

        for (var i = 0; i < GroupQueries && wrong.Count < 5; i++)
        {
            var query = queries.Groups();
            await CheckAsync(wrong, $"groups {i}", database, query, await expected.AggregateAsync(query, CancellationToken.None), () => actual.AggregateAsync(query, CancellationToken.None));
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
    }

    /// <summary>What follows a row of the answer is what a query for the rows after it gives.</summary>
    private static async Task CheckPageAsync(List<string> wrong, string name, SqlTestDatabase database, RowQuery query, ICrmStore expected, ICrmStore actual, int count)
    {
        var keys = query with { Columns = [.. query.Order.Select(k => k.Value), new Crm.Criteria.FieldValue([], query.Entity.Key!)] };
        var all = await expected.QueryAsync(keys, CancellationToken.None);
        var at = count / 2;
        var last = all[at - 1].ToArray();
        for (var i = 0; i < query.Order.Count; i++)
        {
            last[i] = query.Order[i].Value is { Kind: Crm.Criteria.ValueKind.Text, TextRule: Crm.Criteria.TextRule.Folded } && last[i] is string text ? Crm.Criteria.TextFolding.Fold(text) : last[i];
        }

        var page = keys with { After = last, Limit = 3 };
        await CheckAsync(wrong, name, database, page, [.. all.Skip(at).Take(3)], () => actual.QueryAsync(page, CancellationToken.None));
    }

    private static async Task CheckAsync(List<string> wrong, string name, SqlTestDatabase database, Source query, IReadOnlyList<object?[]> expected, Func<ValueTask<IReadOnlyList<object?[]>>> ask)
    {
        string found;
        try
        {
            found = Show(await ask());
        }
        catch (Exception e) when (e is CrmException or InvalidOperationException or ArgumentException or InvalidCastException)
        {
            found = (e.InnerException ?? e).ToString();
        }

        if (found != Show(expected))
        {
            wrong.Add($"{name}: {query}\nexpected {Show(expected)}\nfound    {found}\n{SqlText.Of(database.Schema, query)}");
        }
    }

    private static string Show(IReadOnlyList<object?[]> rows) => string.Join(" | ", rows.Select(r => string.Join(", ", r.Select(Show))));

    private static string Show(object? value) => value switch
    {
        null => "null",
        CustomData data => data.ToJson(),
        decimal number => $"{number.ToString("0.####", CultureInfo.InvariantCulture)}m",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
