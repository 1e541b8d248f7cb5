using Crm.Criteria;
using NodaTime;

namespace Crm.Testing.Storage;

/// <summary>Orders with nulls last in both directions, ended by the id; pages that go on after any row and give the same rows as the whole list.</summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class PagingConformance<THarness> : StoreConformance<THarness>
    where THarness : IStoreHarness, new()
{
    [Theory]
    [InlineData("employees", "one,two,none")]
    [InlineData("-employees", "two,one,none")]
    [InlineData("revenue", "two,one,none")]
    [InlineData("-revenue", "one,two,none")]
    [InlineData("industry", "one,two,none")]
    [InlineData("-industry", "two,one,none")]
    [InlineData("externalId", "two,one,none")]
    [InlineData("-externalId", "one,two,none")]
    [InlineData("seats", "one,two,none")]
    [InlineData("-seats", "two,one,none")]
    [InlineData("credit", "one,two,none")]
    [InlineData("-credit", "two,one,none")]
    [InlineData("tier", "one,two,none")]
    [InlineData("-tier", "two,one,none")]
    [InlineData("code", "two,one,none")]
    [InlineData("-code", "one,two,none")]
    [InlineData("vip", "two,one,none")]
    [InlineData("-vip", "one,two,none")]
    [InlineData("renewal", "one,two,none")]
    [InlineData("-renewal", "two,one,none")]
    [InlineData("seen_at", "one,two,none")]
    [InlineData("-seen_at", "two,one,none")]
    public async Task Nulls_come_last_in_both_directions(string order, string expected)
    {
        Add("account", ("name", "none"));
        Add(
            "account", ("name", "two"), ("employees", 20), ("revenue", -5), ("industry", "B"), ("externalId", "B"), ("seats", 20), ("credit", 10.5m), ("tier", "B"),
            ("code", "B"), ("vip", false), ("renewal", new LocalDate(2017, 1, 10)), ("seen_at", Day(10)));
        Add(
            "account", ("name", "one"), ("employees", 3), ("revenue", 0.5m), ("industry", "a"), ("externalId", "a"), ("seats", 3), ("credit", 9.75m), ("tier", "a"),
            ("code", "a"), ("vip", true), ("renewal", new LocalDate(2017, 1, 9)), ("seen_at", Day(9)));
        await SaveAsync();

        Assert.Equal(expected, string.Join(',', await ColumnAsync(new("account") { Order = [order] }, "name")));
    }

    [Theory]
    [InlineData("country")]
    [InlineData("-country")]
    public async Task Where_the_order_is_not_total_the_id_decides_ascending(string order)
    {
        var ids = Enumerable.Range(0, 30).Select(i => Add("account", ("name", "a"), ("country", i % 3 == 0 ? null : "Same"))).ToList();
        await SaveAsync();

        var expected = ids.Where((_, i) => i % 3 != 0).Concat(ids.Where((_, i) => i % 3 == 0));
        Assert.Equal(expected.Cast<object?>(), await ColumnAsync(new("account") { Order = [order] }, "id"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("employees")]
    [InlineData("-employees")]
    [InlineData("industry")]
    [InlineData("-industry,name")]
    [InlineData("employees,-industry")]
    [InlineData("-vip,revenue")]
    [InlineData("tier,-credit,seats")]
    [InlineData("-renewal,externalId")]
    [InlineData("-seen_at")]
    [InlineData("parent.name,-employees")]
    [InlineData("-parent.credit")]
    [InlineData("parent,-id")]
    [InlineData("-subsidiaries count")]
    [InlineData("subsidiaries sum(revenue),-industry")]
    [InlineData("-subsidiaries max(employees)")]
    public async Task Pages_give_the_rows_of_the_whole_list(string keys)
    {
        await GivenManyAsync(150);
        string[] order = keys.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var question = new Question("account", "name != 'x'") { Order = order, Columns = [.. order.Select(o => o.TrimStart('-')), "id"] };
        var whole = await RowsAsync(question);
        Assert.Equal(Sorted(question, whole).Select(r => r[^1]), whole.Select(r => r[^1]));

        foreach (var size in new[] { 1, 7, 64 })
        {
            var paged = new List<object?>();
            for (IReadOnlyList<object?>? after = null; ;)
            {
                var page = await RowsAsync(question with { After = after, Limit = size });
                Assert.True(page.Count <= size);
                paged.AddRange(page.Select(r => r[^1]));
                if (page.Count == 0)
                {
                    break;
                }

                after = Compared(question, page[^1]);
            }

            Assert.Equal(whole.Select(r => r[^1]), paged);
        }
    }

    [Fact]
    public async Task A_page_goes_on_where_its_row_is_gone()
    {
        var ids = Enumerable.Range(0, 5).Select(i => Add("account", ("name", "a"), ("employees", i))).ToList();
        await SaveAsync();
        await Scene.DeleteAsync(Store, "account", ids[2]);

        Assert.Equal([3L, 4L], await ColumnAsync(new("account") { Order = ["employees"], After = [2L, ids[2]] }, "employees"));
        Assert.Equal([1L, 0L], await ColumnAsync(new("account") { Order = ["-employees"], After = [2L, ids[2]] }, "employees"));
        Assert.Equal([3L, 4L], await ColumnAsync(new("account") { After = [ids[2]] }, "employees"));
    }

    private async Task GivenManyAsync(int count)
    {
        var random = new Random(42);
        string[] texts = ["Steel", "steel", "STEEL", "é", "e\u0301", "\uff5e", "😀", "", "Z", "a"];
        var ids = new List<Guid>();
        T? Maybe<T>(T value)
            where T : struct => random.Next(4) == 0 ? null : value;
        string? Text() => random.Next(4) == 0 ? null : texts[random.Next(texts.Length)];
        for (var i = 0; i < count; i++)
        {
            ids.Add(Add(
                "account", ("name", Text() ?? "-"), ("industry", Text()), ("employees", Maybe((long)random.Next(-3, 3))), ("revenue", Maybe(random.Next(-20, 20) / 8m)),
                ("externalId", random.Next(3) == 0 ? null : $"{texts[random.Next(texts.Length)]}{i}"), ("tier", Text()), ("vip", Maybe(random.Next(2) == 0)), ("seats", Maybe((long)random.Next(9, 12))),
                ("credit", Maybe(random.Next(-200, 200) / 16m)), ("renewal", Maybe(new LocalDate(2017, 1, 1 + random.Next(12)))), ("seen_at", Maybe(Day(random.Next(12)))),
                ("parent", ids.Count == 0 ? null : Maybe(ids[random.Next(ids.Count)]))));
        }

        await SaveAsync();
    }

    /// <summary>The rows, sorted by what the documentation of an order says.</summary>
    private static IOrderedEnumerable<object?[]> Sorted(Question question, IEnumerable<object?[]> rows)
    {
        var keys = question.Rows(Model, new("north")).Order;
        return rows.Order(Comparer<object?[]>.Create((x, y) =>
        {
            var (left, right) = (Compared(question, x), Compared(question, y));
            for (var i = 0; i < keys.Count; i++)
            {
                var order = (left[i], right[i]) switch
                {
                    (null, null) => 0,
                    (null, _) => 1,
                    (_, null) => -1,
                    (string a, string b) => (keys[i].Descending ? -1 : 1) * Runes(a).AsSpan().SequenceCompareTo(Runes(b)),
                    (IComparable a, var b) => (keys[i].Descending ? -1 : 1) * a.CompareTo(b),
                    _ => throw new InvalidOperationException(),
                };
                if (order != 0)
                {
                    return order;
                }
            }

            return ((Guid)left[^1]!).CompareTo((Guid)right[^1]!);
        }));
    }

    private static int[] Runes(string text) => [.. text.EnumerateRunes().Select(r => r.Value)];

    /// <summary>The compared form of a row's keys: of folded texts their keys.</summary>
    private static object?[] Compared(Question question, object?[] row)
    {
        var keys = question.Rows(Model, new("north")).Order;
        return [.. row.Select((v, i) => i < keys.Count && v is string text && keys[i].Value.TextRule == TextRule.Folded ? TextFolding.Fold(text) : v)];
    }
}
