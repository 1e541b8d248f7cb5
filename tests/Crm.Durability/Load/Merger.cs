using Crm.Contacts;
using Crm.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Durability.Load;

/// <summary>Makes accounts with contacts, merges them two by two, and undoes every other merge.</summary>
internal sealed class Merger(IServiceProvider services, int seed)
{
    /// <summary>How many contacts an account has.</summary>
    public const int Contacts = 3;

    private readonly Random random = new(seed);

    /// <returns>What was acknowledged: <c>merged</c> or <c>undone</c>, and the merge.</returns>
    public async IAsyncEnumerable<string> RunAsync()
    {
        while (true)
        {
            var (merge, isUndone) = await services.InScopeAsync(async p =>
            {
                var crm = p.GetRequiredService<CrmSession>();
                var (stays, goes) = (Add(crm), Add(crm));
                await crm.SaveAsync();
                return ((await crm.Merges.MergeAsync(stays, [goes])).Id, random.Next(2) == 0);
            });
            yield return $"merged {merge}";
            if (isUndone)
            {
                await services.InScopeAsync(async p => await p.GetRequiredService<CrmSession>().Merges.UndoAsync(merge));
                yield return $"undone {merge}";
            }
        }
    }

    private static Id<Account> Add(CrmSession crm)
    {
        var account = crm.Add(new Account { Name = "Acme", Email = "acme@x.example" });
        for (var i = 0; i < Contacts; i++)
        {
            crm.Add(new Contact { LastName = "Lee", AccountId = account.Id });
        }

        return account.Id;
    }
}
