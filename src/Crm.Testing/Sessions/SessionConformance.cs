using Crm.Contacts;
using Crm.Extensibility;
using Crm.Records;
using Crm.Sales;
using Crm.Sessions;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>What the tests of sessions have in common: a CRM of its own for each, and a few words to say what happens in it.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class SessionConformance<TFixture> : IAsyncLifetime
    where TFixture : CrmFixture, new()
{
    private readonly List<Acting> opened = [];

    private protected TFixture Fixture { get; } = new();

    /// <summary>Composes and provisions the CRM.</summary>
    public async Task InitializeAsync() => await Fixture.StartAsync(Compose);

    /// <summary>Ends it.</summary>
    public async Task DisposeAsync()
    {
        foreach (var acting in opened)
        {
            await acting.DisposeAsync();
        }

        await Fixture.DisposeAsync();
    }

    private protected virtual void Compose(CrmBuilder crm)
    {
    }

    /// <summary>A scope that lives as long as the test.</summary>
    private protected Acting As(Id<User>? user, TenantId? tenant = null)
    {
        var acting = Fixture.As(user, tenant);
        opened.Add(acting);
        return acting;
    }

    /// <summary>A session of somebody who may do everything.</summary>
    private protected CrmSession Boss(TenantId? tenant = null) => As(Org.Boss, tenant).Crm;

    /// <summary>A session of the system's own.</summary>
    private protected ValueTask<CrmSession> SystemAsync(TenantId? tenant = null) => Boss(tenant).AsSystemAsync("test");

    private protected async Task<Id<Account>> AccountAsync(string name = "Acme", Id<User>? owner = null, string? industry = null, TenantId? tenant = null)
    {
        var crm = Boss(tenant);
        var account = crm.Add(new Account { Name = name, Industry = industry }, owner);
        await crm.SaveAsync();
        return account.Id;
    }

    private protected async Task<Id<Deal>> DealAsync(string name = "Deal", Id<Account>? account = null, Id<User>? owner = null, Money? amount = null, LocalDate? closes = null)
    {
        var crm = Boss();
        var deal = crm.Add(new Deal { Name = name, AccountId = account, Amount = amount, CloseDate = closes }, owner);
        await crm.SaveAsync();
        return deal.Id;
    }

    private protected async Task ChangeAsync<T>(Id<T> id, Action<T> change)
        where T : Record
    {
        var crm = Boss();
        change(await crm.LoadForChangeAsync(id));
        await crm.SaveAsync();
    }

    /// <summary>The error that something ends with.</summary>
    private protected static async Task<CrmException> RefusedAsync(string code, Func<ValueTask> act)
    {
        var error = await Assert.ThrowsAsync<CrmException>(async () => await act());
        Assert.True(code == error.Code, $"{code} expected, got {error.Code}: {error.Message}");
        return error;
    }

    /// <summary>The same, and the database is as it was.</summary>
    private protected async Task<CrmException> RefusedWithoutTraceAsync(string code, Func<ValueTask> act)
    {
        var before = await Dump.OfAsync(Fixture);
        var error = await RefusedAsync(code, act);
        Assert.Equal(before, await Dump.OfAsync(Fixture));
        return error;
    }

    /// <summary>The records of one of the CRM's own tables, in the order of their ids.</summary>
    private protected async Task<List<T>> StoredAsync<T>(string entity, TenantId? tenant = null)
        where T : Record
    {
        var definition = SessionModel.Model[entity];
        var rows = await Dump.RowsAsync(As(null).Store, tenant ?? Org.North, definition);
        return [.. rows.Select(r => (T)definition.Materialize(r, tenant ?? Org.North)).OrderBy(r => r.Key)];
    }
}
