using Crm.Contacts;
using Crm.Extensibility;

namespace Crm.Testing.Sessions;

/// <summary>A save that fails, wherever it does, leaves neither row nor event, and can be tried again.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class RollbackConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task A_rule_that_throws_leaves_nothing()
    {
        var crm = Boss();
        crm.Add(new Account { Name = "First" });
        var thrower = crm.Add(new Account { Name = "throw" });
        var before = await Dump.OfAsync(Fixture);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await crm.SaveAsync());
        Assert.Equal(before, await Dump.OfAsync(Fixture));
        thrower.Name = "calm";
        await crm.SaveAsync();
        Assert.Equal(2, await crm.Query<Account>().CountAsync());
    }

    [Fact]
    public async Task A_store_that_fails_after_writing_leaves_nothing_and_the_save_can_be_repeated()
    {
        var crm = Boss();
        var account = crm.Add(new Account { Name = "Acme" });
        Fixture.Faults.AfterWrite = new CrmException(CrmErrors.Storage, "The disk is full.");
        await RefusedWithoutTraceAsync(CrmErrors.Storage, () => crm.SaveAsync());
        await crm.SaveAsync();
        Assert.Equal((1L, 1L), (account.Version, await crm.Query<Account>().CountAsync()));
    }

    [Fact]
    public async Task A_failed_move_is_saved_once_when_repeated()
    {
        var deal = await DealAsync();
        var crm = Boss();
        await crm.MoveAsync(await crm.LoadForChangeAsync(deal), "won");
        Fixture.Faults.AfterWrite = new CrmException(CrmErrors.Storage, "The disk is full.");
        await RefusedWithoutTraceAsync(CrmErrors.Storage, () => crm.SaveAsync());
        await crm.SaveAsync();
        Assert.Equal(2, await crm.Query("stageChange").CountAsync());
        Assert.Single(await StoredAsync<Changes.OutboxEntry>("outbox"), o => o.Type == "deal.won");
    }

    [Fact]
    public async Task A_cancelled_save_leaves_nothing()
    {
        var crm = Boss();
        crm.Add(new Account { Name = "Acme" });
        var before = await Dump.OfAsync(Fixture);
        using var cancelled = new CancellationTokenSource();
        Fixture.Faults.AfterWrite = new OperationCanceledException(cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await crm.SaveAsync(cancelled.Token));
        Assert.Equal(before, await Dump.OfAsync(Fixture));
    }

    [Fact]
    public async Task A_host_that_rolls_back_takes_the_save_with_it()
    {
        var acting = As(Org.Boss);
        var before = await Dump.OfAsync(Fixture);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await acting.Store.InTransactionAsync<bool>(
            async ct =>
            {
                acting.Crm.Add(new Account { Name = "Acme" });
                await acting.Crm.SaveAsync(ct);
                throw new InvalidOperationException("The host changes its mind.");
            },
            default));
        Assert.Equal(before, await Dump.OfAsync(Fixture));
    }

    private protected override void Compose(CrmBuilder crm)
    {
        Fixture.AddFaults(crm);
        crm.BeforeSave<Account>((save, _) => save.Record.Name == "throw" ? throw new InvalidOperationException("A rule fails.") : default);
    }
}
