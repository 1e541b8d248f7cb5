using Crm.Contacts;
using Crm.Durability.Load;
using Crm.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Durability.Checks;

/// <summary>64 writers count on one record at once, each loading, adding one, saving, and again after a conflict: no count is lost.</summary>
internal static class CounterCheck
{
    private const string Name = "64 writers on one record";
    private const int Writers = 64;

    public static Task<CheckResult> RunAsync(Run run, StoreKind kind) => run.DoAsync(Name, kind, Writers * run.Counts.Increments, async store =>
    {
        await using var services = LoadCrm.Create(store);
        await services.ProvisionCrmAsync();
        var id = await services.InScopeAsync(async p =>
        {
            var crm = p.GetRequiredService<CrmSession>();
            var account = crm.Add(new Account { Name = "Counted", Employees = 0 });
            await crm.SaveAsync();
            return account.Id;
        });
        var conflicts = await Task.WhenAll(Enumerable.Range(0, Writers).Select(n => Task.Run(() => CountAsync(services, id, run.Counts.Increments, new Random(run.Seed(Name) + n)))));
        var (employees, version, versions) = await services.InScopeAsync(async p =>
        {
            var crm = p.GetRequiredService<CrmSession>();
            var account = await crm.LoadForChangeAsync(id);
            return (account.Employees, account.Version, (await crm.HistoryAsync(id)).Count);
        });
        var all = Writers * run.Counts.Increments;
        List<string> violations = employees == all && version == all + 1 && versions == all + 1
            ? []
            : [$"{all} increments gave {employees}, version {version}, {versions} versions in history"];
        return (all + 1, $"{conflicts.Sum()} conflicts", violations);
    });

    /// <returns>How many conflicts it met.</returns>
    private static async Task<int> CountAsync(IServiceProvider services, Id<Account> id, int increments, Random random)
    {
        var conflicts = 0;
        for (var done = 0; done < increments;)
        {
            try
            {
                await services.InScopeAsync(async p =>
                {
                    var crm = p.GetRequiredService<CrmSession>();
                    var account = await crm.LoadForChangeAsync(id);
                    account.Employees++;
                    await crm.SaveAsync();
                    return true;
                });
                done++;
            }
            catch (CrmException e) when (e.Code == CrmErrors.Conflict)
            {
                conflicts++;
                await Task.Delay(random.Next(20));
            }
        }

        return conflicts;
    }
}
