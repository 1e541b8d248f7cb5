using Crm.Changes;
using Crm.Contacts;
using Crm.Extensibility;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Events reach their handlers after commit: at least once, with one id, in order per record, again later after a failure, until they are given up.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class RelayConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private readonly List<(Guid Record, string What, Guid Event, int Attempt)> handled = [];
    private Func<Guid, Task> onHandle = _ => Task.CompletedTask;

    [Fact]
    public async Task Nothing_is_delivered_before_commit_nor_twice_after_it()
    {
        var acting = As(Org.Boss);
        var account = acting.Crm.Add(new Account { Name = "Acme" });
        Assert.Equal(0, await HandledByAsync());
        await acting.Crm.SaveAsync();
        Assert.Empty(handled.Where(h => h.Record == account.Id.Value));
        await HandledByAsync();
        Assert.Single(handled, h => h.Record == account.Id.Value);
        Assert.Equal(0, await HandledByAsync());
    }

    [Fact]
    public async Task A_failed_delivery_is_repeated_with_the_same_id_after_a_wait_that_doubles()
    {
        var id = (await AccountAsync()).Value;
        onHandle = _ => throw new InvalidOperationException("secret of the handler");
        await HandledByAsync();
        foreach (var wait in new[] { 5, 10 })
        {
            Fixture.Clock.Advance(Duration.FromSeconds(wait - 1));
            Assert.Equal(0, await HandledByAsync());
            Fixture.Clock.Advance(Duration.FromSeconds(1));
            Assert.Equal(1, await HandledByAsync());
        }

        var tries = handled.Where(h => h.Record == id).ToList();
        Assert.Equal([1, 2, 3], tries.Select(t => t.Attempt));
        Assert.Single(tries.Select(t => t.Event).Distinct());
        var dead = Assert.Single(await As(null).Relay.DeadAsync(Org.North));
        Assert.Equal((tries[0].Event, "record.created", 3, "InvalidOperationException"), (dead.Id, dead.Type, dead.Attempts, dead.Error));
        Assert.DoesNotContain(Fixture.Log.Messages, m => m.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dead_event_can_be_revived_in_its_own_tenant_only()
    {
        var id = (await AccountAsync()).Value;
        onHandle = _ => throw new InvalidOperationException();
        for (var i = 0; i < 3; i++)
        {
            await HandledByAsync();
            Fixture.Clock.Advance(Duration.FromMinutes(5));
        }

        var relay = As(null).Relay;
        var dead = Assert.Single(await relay.DeadAsync(Org.North));
        Assert.Empty(await relay.DeadAsync(Org.South));
        await RefusedAsync(CrmErrors.NotFound, () => relay.ReviveAsync(Org.South, dead.Id));
        onHandle = _ => Task.CompletedTask;
        await relay.ReviveAsync(Org.North, dead.Id);
        handled.Clear();
        Assert.Equal(1, await HandledByAsync());
        Assert.Equal((id, 1, dead.Id), (handled[0].Record, handled[0].Attempt, handled[0].Event));
        await RefusedAsync(CrmErrors.NotFound, () => relay.ReviveAsync(Org.North, dead.Id));
    }

    [Fact]
    public async Task A_failing_record_keeps_its_order_while_others_go_on()
    {
        var (bad, good) = (await AccountAsync("Bad"), await AccountAsync("Good"));
        await ChangeAsync(bad, a => a.Industry = "1");
        await ChangeAsync(good, a => a.Industry = "1");
        onHandle = id => id == bad.Value ? throw new InvalidOperationException() : Task.CompletedTask;
        await HandledByAsync();
        Assert.Equal(["created", "changed"], What(good.Value));
        Assert.Equal(["created"], What(bad.Value));
        onHandle = _ => Task.CompletedTask;
        Fixture.Clock.Advance(Duration.FromSeconds(5));
        await HandledByAsync();
        Assert.Equal(["created", "created", "changed"], What(bad.Value));
    }

    [Fact]
    public async Task An_event_that_ends_every_relay_is_given_up_and_those_claimed_with_it_are_not()
    {
        await HandledByAsync();
        var (killer, other) = ((await AccountAsync("Killer")).Value, (await AccountAsync("Other")).Value);
        for (var i = 0; i < 3; i++)
        {
            using var process = new CancellationTokenSource();
            onHandle = id =>
            {
                Assert.Equal(killer, id);
                process.Cancel();
                throw new OperationCanceledException(process.Token);
            };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await As(null).Relay.DeliverAsync(process.Token));
            Fixture.Clock.Advance(Duration.FromMinutes(2));
        }

        onHandle = _ => Task.CompletedTask;
        await HandledByAsync();
        Assert.Equal([1, 2, 3], handled.Where(h => h.Record == killer).Select(h => h.Attempt));
        Assert.Equal(killer, Assert.Single(await As(null).Relay.DeadAsync(Org.North)).RecordId);
        Assert.Equal([1], handled.Where(h => h.Record == other).Select(h => h.Attempt));
    }

    [Fact]
    public async Task After_a_dead_event_the_next_of_its_record_goes_on()
    {
        var id = await AccountAsync();
        await ChangeAsync(id, a => a.Industry = "1");
        onHandle = _ => throw new InvalidOperationException();
        for (var i = 0; i < 3; i++)
        {
            await HandledByAsync();
            Fixture.Clock.Advance(Duration.FromMinutes(5));
        }

        Assert.Equal(["created", "created", "created", "changed"], What(id.Value));
    }

    [Fact]
    public async Task A_lease_that_ran_out_is_taken_over_and_one_that_holds_is_not()
    {
        var id = (await AccountAsync()).Value;
        var during = 0;
        onHandle = async _ =>
        {
            onHandle = _ => Task.CompletedTask;
            during = await HandledByAsync();
            Fixture.Clock.Advance(Duration.FromMinutes(2));
            await HandledByAsync();
        };
        await HandledByAsync();
        Assert.Equal(0, during);
        Assert.Equal(2, handled.Count(h => h.Record == id));
        Assert.Single(handled.Where(h => h.Record == id).Select(h => h.Event).Distinct());
    }

    [Fact]
    public async Task Delivered_events_are_purged_after_the_retention_and_dead_ones_kept()
    {
        await AccountAsync();
        await HandledByAsync();
        var poor = await AccountAsync("Poor");
        onHandle = _ => throw new InvalidOperationException();
        for (var i = 0; i < 3; i++)
        {
            await HandledByAsync();
            Fixture.Clock.Advance(Duration.FromMinutes(5));
        }

        var relay = As(null).Relay;
        Assert.Equal(0, await relay.PurgeAsync(Org.North));
        Fixture.Clock.Advance(Duration.FromDays(8));
        Assert.True(await relay.PurgeAsync(Org.North) > 0);
        Assert.Equal(poor.Value, Assert.Single(await StoredAsync<OutboxEntry>("outbox")).RecordId);
        Assert.NotEmpty(await StoredAsync<OutboxEntry>("outbox", Org.South));
    }

    [Fact]
    public async Task A_handler_writes_in_the_system_scope_of_the_events_tenant()
    {
        var id = await AccountAsync(tenant: Org.South);
        writes = true;
        await HandledByAsync();
        Assert.Equal("Handled", (await Boss(Org.South).GetAsync(id))["industry"]);
        Assert.Contains(await StoredAsync<AuditEntry>("audit", Org.South), a => a.SystemReason == "handler of record.created");
    }

    private bool writes;

    private protected override void Compose(CrmBuilder crm) => crm.Configure(o => o.EventAttempts = 3)
        .On<RecordCreated>(async (e, context, ct) =>
        {
            if (e.Entity != "account")
            {
                return;
            }

            handled.Add((e.Id, "created", context.EventId, context.Attempt));
            await onHandle(e.Id);
            if (writes)
            {
                (await context.Session.LoadForChangeAsync(new Id<Account>(e.Id), ct)).Industry = "Handled";
                await context.Session.SaveAsync(ct);
            }
        })
        .On<RecordChanged>((e, context, _) =>
        {
            if (e.Entity == "account")
            {
                handled.Add((e.Id, "changed", context.EventId, context.Attempt));
            }

            return default;
        });

    private IEnumerable<string> What(Guid record) => handled.Where(h => h.Record == record).Select(h => h.What);

    /// <summary>A relay of its own delivers; how many deliveries of accounts it tried.</summary>
    private async Task<int> HandledByAsync()
    {
        var before = handled.Count;
        await using var acting = Fixture.As(null);
        await acting.Relay.DeliverAsync();
        return handled.Count - before;
    }
}
