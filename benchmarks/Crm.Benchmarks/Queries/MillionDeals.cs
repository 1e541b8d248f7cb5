using System.Collections.Concurrent;
using System.Globalization;
using Crm.Benchmarks.Saving;
using Crm.Benchmarks.Worlds;
using Crm.Contacts;
using Crm.Sales;
using Crm.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Benchmarks.Queries;

/// <summary>A million deals a store, made once: a thousand saved by a session, each copied a thousand times by the database itself under new ids, amounts and dates.</summary>
internal static class MillionDeals
{
    private const int Saved = 1_000;
    private const int Copies = 999;
    private static readonly ConcurrentDictionary<Store, Lazy<Task<World>>> Worlds = new();

    public static Task<World> InAsync(Store store) => Worlds.GetOrAdd(store, s => new(() => MakeAsync(s))).Value;

    private static async Task<World> MakeAsync(Store store)
    {
        var world = await World.CreateAsync(store);
        await using (var scope = world.OpenScope())
        {
            var crm = await scope.ServiceProvider.GetRequiredService<CrmSession>().AsSystemAsync("benchmark");
            await SaveAsync(crm);
        }

        await using var connection = await world.ConnectAsync();
        var deal = (await StoredRow.ReadAsync(connection, "crm_deal", "LIMIT 1"))[0];
        var sqlite = store == Store.Sqlite;
        var number = string.Create(CultureInfo.InvariantCulture, $"(s.n * {Saved} + d.place)");
        var values = deal.Columns.Select(c => c switch
        {
            "id" => sqlite ? $"unhex(printf('0E%030X', {number}))" : $"('0e' || lpad(to_hex({number}), 30, '0'))::uuid",
            "name" or "name_key" => sqlite ? $"d.{c} || ' ' || s.n" : $"d.{c} || ' ' || s.n::text",
            "created_at" => sqlite ? $"d.created_at + {number}" : $"d.created_at + {number} * interval '1 microsecond'",
            "close_date" => sqlite ? $"date('2026-01-01', ({number} * 7919 % 730) || ' days')" : $"date '2026-01-01' + ({number} * 7919 % 730)::int",
            "amount_value" or "amount_base" => sqlite ? $"({number} * 6101 % 100000) * 10000" : $"({number} * 6101 % 100000)::numeric(19,4)",
            _ => $"d.{c}",
        });
        var series = sqlite
            ? string.Create(CultureInfo.InvariantCulture, $"WITH RECURSIVE s(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM s WHERE n < {Copies})")
            : string.Create(CultureInfo.InvariantCulture, $"WITH s AS (SELECT n::bigint AS n FROM generate_series(1, {Copies}) AS n)");
        await World.ExecuteAsync(
            connection,
            $"INSERT INTO crm_deal ({string.Join(", ", deal.Columns)}) {series} SELECT {string.Join(", ", values)} FROM s CROSS JOIN (SELECT *, row_number() OVER (ORDER BY id) AS place FROM crm_deal) AS d");
        await World.ExecuteAsync(connection, sqlite ? "ANALYZE" : "VACUUM ANALYZE");
        return world;
    }

    private static async Task SaveAsync(CrmSession crm)
    {
        string[] stages = ["talking", "offered", "won", "lost"];
        var accounts = Enumerable.Range(0, 50).Select(i => crm.Add(new Account { Name = $"Account {i}", Industry = i % 3 == 0 ? "SaaS" : "Retail" })).ToList();
        for (var i = 0; i < Saved; i++)
        {
            var deal = crm.Add(
                new Deal { Name = $"Deal {i}", AccountId = accounts[i % accounts.Count].Id, Amount = new Money(i, "EUR"), CloseDate = new(2026, 6, 1) },
                World.User(i % World.Users));
            if (i % 5 > 0)
            {
                await crm.MoveAsync(deal, stages[i % 5 - 1], "price");
            }
        }

        await crm.SaveAsync();
    }
}
