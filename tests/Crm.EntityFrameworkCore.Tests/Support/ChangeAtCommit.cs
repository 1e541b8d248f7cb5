using Crm.Contacts;
using Crm.Sessions;
using Crm.Tests.Shared;

namespace Crm.EntityFrameworkCore.Tests;

/// <summary>A save of one change and one new record, at whose commit something goes wrong: it has to be there once.</summary>
internal static class ChangeAtCommit
{
    /// <returns>The changed account, as the session has it.</returns>
    public static async Task<Account> RunAsync(CrmSession session, IServiceProvider services, Wired wired, WireFault fault)
    {
        var account = session.Add(new Account { Name = "Acme" });
        await session.SaveAsync();
        var before = await Left.OfAsync(services, account.Id);
        var faults = wired.Proxy.Faults;
        account.Name = "Acme Inc.";
        session.Add(new Account { Name = "Umbrella" });
        wired.AtCommit(fault);
        await session.SaveAsync();
        Assert.Equal(fault == WireFault.None ? 0 : 1, wired.Proxy.Faults - faults);
        Assert.Equal(new(before.Accounts + 1, before.Audit + 1, before.Events + 2, 2), await Left.OfAsync(services, account.Id));
        return account;
    }
}
