using BenchmarkDotNet.Attributes;
using Crm.Benchmarks.Worlds;
using Crm.Contacts;
using Crm.Data;
using Crm.Sessions;
using Crm.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Benchmarks.Saving;

/// <summary>A rep adds an account with an e-mail address: where a rule blocks what has the same of 1,000,000 keys, against where there is no rule.</summary>
public abstract class DuplicateRuleBenchmarks(Store store)
{
    private const int Keys = 1_000_000;
    private World ruled = null!;
    private World free = null!;
    private int made;

    [GlobalSetup]
    public void Setup() => SetupAsync().GetAwaiter().GetResult();

    private async Task SetupAsync()
    {
        (ruled, free) = (await World.CreateAsync(store), await World.CreateAsync(store));
        await using (var scope = ruled.OpenScope())
        {
            await scope.ServiceProvider.GetRequiredService<CrmAdministration>()
                .ProvisionAsync(TenantId.Default, t => t.DuplicateRule("e-mail", DuplicateAction.Block, "account", "email(email)"));
        }

        await using (var connection = await ruled.ConnectAsync())
        {
            var rows = store == Store.Sqlite
                ? $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Keys}) SELECT '{TenantId.Default.Value}', randomblob(16), 'e-mail', randomblob(16), 'account', randomblob(16), 0 FROM n"
                : $"SELECT '{TenantId.Default.Value}', gen_random_uuid(), 'e-mail', gen_random_uuid(), 'account', gen_random_uuid(), 0 FROM generate_series(1, {Keys})";
            await World.ExecuteAsync(connection, $"INSERT INTO crm_duplicate_key (tenant, id, rule, key_id, entity, record_id, place) {rows}");
            await World.ExecuteAsync(connection, "ANALYZE");
        }

        for (var i = 0; i < 100; i++)
        {
            await AddWithoutRuleAsync();
            await AddAmongAMillionKeysAsync();
        }
    }

    [GlobalCleanup]
    public void Cleanup() => CleanupAsync().GetAwaiter().GetResult();

    private async Task CleanupAsync()
    {
        await ruled.DisposeAsync();
        await free.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("add an account")]
    public Task AddWithoutRuleAsync() => AddAsync(free);

    [Benchmark]
    [BenchmarkCategory("add an account")]
    public Task AddAmongAMillionKeysAsync() => AddAsync(ruled);

    private async Task AddAsync(World world)
    {
        await using var scope = world.OpenScope();
        var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
        crm.Add(new Account { Name = "Acme", Email = $"a{++made}@x.example" });
        await crm.SaveAsync();
    }
}

public class DuplicateRuleSqlite() : DuplicateRuleBenchmarks(Store.Sqlite);

public class DuplicateRulePostgreSql() : DuplicateRuleBenchmarks(Store.PostgreSql);
