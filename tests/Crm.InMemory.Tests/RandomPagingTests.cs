using Crm.Criteria;
using Crm.Records;
using Crm.Storage;
using Crm.Testing;
using Crm.Testing.Storage;
using NodaTime;

namespace Crm.InMemory.Tests;

/// <summary>Random orders over many random rows: the pages, of random sizes, are the sorted list.</summary>
public sealed class RandomPagingTests
{
    private static readonly string[] Fields = ["name", "industry", "employees", "revenue", "externalId", "tier", "code", "vip", "seats", "credit", "renewal", "seen_at"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Walking_all_pages_gives_the_sorted_list(int seed)
    {
        var random = new Random(seed);
        using var database = new InMemoryDatabase();
        await using var store = database.OpenStore();
        var model = ConformanceModel.Instance;
        var scene = new Scene(model, new("north"), new StillClock(Instant.FromUtc(2017, 1, 1, 0, 0)), new IdGenerator(new StillClock(Instant.FromUtc(2017, 1, 1, 0, 0)), seed));
        for (var i = 0; i < 3_000; i++)
        {
            scene.Add("account", [.. Fields.Where(f => f is "name" || random.Next(3) > 0).Select(f => (f, Value(f, random, i)))]);
        }

        await scene.SaveAsync(store);
        for (var round = 0; round < 8; round++)
        {
            var order = Fields.OrderBy(_ => random.Next()).Take(random.Next(1, 4)).Select(f => random.Next(2) == 0 ? f : "-" + f).ToArray();
            var query = new Question("account") { Order = order }.Rows(model, scene.Tenant);
            var all = await store.QueryAsync(query with { Order = [] }, CancellationToken.None);
            Assert.Equal(Sorted(query, all).Select(Id), (await PagesAsync(store, query, random.Next(50, 400))).Select(Id));
        }
    }

    private static async Task<List<object?[]>> PagesAsync(InMemoryStore store, RowQuery query, int size)
    {
        var rows = new List<object?[]>();
        while (true)
        {
            var page = await store.QueryAsync(query with { Limit = size, After = rows.Count == 0 ? null : Key(query, rows[^1]) }, CancellationToken.None);
            rows.AddRange(page);
            if (page.Count < size)
            {
                return rows;
            }
        }
    }

    private static IEnumerable<object?[]> Sorted(RowQuery query, IEnumerable<object?[]> rows)
    {
        var sorted = rows.OrderBy(_ => 0);
        for (var i = 0; i < query.Order.Count; i++)
        {
            var (index, key) = (i, query.Order[i]);
            var comparer = Comparer<object?>.Create((x, y) => x is string a ? string.CompareOrdinal(a, (string)y!) : Comparer<object?>.Default.Compare(x, y));
            sorted = sorted.ThenBy(r => Key(query, r)[index] is null);
            sorted = key.Descending ? sorted.ThenByDescending(r => Key(query, r)[index], comparer) : sorted.ThenBy(r => Key(query, r)[index], comparer);
        }

        return sorted.ThenBy(Id);
    }

    private static object?[] Key(RowQuery query, object?[] row) =>
        [.. query.Order.Select(k => ((FieldValue)k.Value).Field).Select(f => f.ReadKey is { } readKey ? readKey(row) : f.Read(row)), row[EntityDefinition.IdSlot]];

    private static Guid Id(object?[] row) => (Guid)row[EntityDefinition.IdSlot]!;

    private static object? Value(string field, Random random, int index) => field switch
    {
        "employees" or "seats" => (long)random.Next(-5, 5),
        "revenue" or "credit" => random.Next(-50, 50) / 4m,
        "vip" => random.Next(2) == 0,
        "renewal" => new LocalDate(2017, 1, 1).PlusDays(random.Next(20)),
        "seen_at" => Instant.FromUtc(2017, 1, 1, 0, 0) + Duration.FromHours(random.Next(20)),
        "externalId" => $"{(char)('A' + random.Next(50))}{index}",
        _ => new string((char)('A' + random.Next(50)), random.Next(3)),
    };
}
