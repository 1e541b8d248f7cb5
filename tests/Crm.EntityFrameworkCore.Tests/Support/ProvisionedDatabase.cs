using Crm.Extensibility;
using Crm.Testing.Sessions;
using NodaTime;

namespace Crm.EntityFrameworkCore.Tests;

/// <summary>Provisions what every session test starts with, so that each of them finds it done.</summary>
internal sealed class ProvisionedDatabase : CrmFixture
{
    private readonly Action<CrmBuilder> use;

    /// <summary>A moment before the tests begin, so that ids made in them come after those made here.</summary>
    private ProvisionedDatabase(Action<CrmBuilder> use)
    {
        this.use = use;
        Clock.Advance(Duration.FromMilliseconds(-1));
    }

    public static async Task MakeAsync(Action<CrmBuilder> use)
    {
        await using var fixture = new ProvisionedDatabase(use);
        await fixture.StartAsync(null);
    }

    protected override void UseStore(CrmBuilder crm) => use(crm);
}
