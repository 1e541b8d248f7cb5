using Crm.Changes;
using Crm.Records;
using NodaTime;

namespace Crm.Testing.Storage;

/// <summary>Claims of events: due ones only, of each record the first that is not done, each for one claimant at a time.</summary>
/// <typeparam name="THarness">Makes the databases.</typeparam>
public abstract class EventClaimConformance<THarness> : StoreConformance<THarness>
    where THarness : IStoreHarness, new()
{
    private static EntityDefinition Outbox => Model["outbox"];

    [Fact]
    public async Task A_due_event_is_claimed_once_until_its_lease_ends()
    {
        var id = Event(Ids.NextGuid(), 1);
        await SaveAsync();

        var row = Assert.Single(await ClaimAsync("one", Day(0), Day(1)));
        var expected = RowFactory.With(Outbox, Scene[id], ("claimant", "one"), ("leaseUntil", Day(1)));
        Assert.Equal([.. expected, "north"], row);
        Assert.Equal(expected, Assert.Single(await RowsAsync(new("outbox"))));
        Assert.Empty(await ClaimAsync("two", Day(1) - Duration.FromSeconds(1), Day(2)));
        Assert.Equal("two", Assert.Single(await ClaimAsync("two", Day(1), Day(2)))[Slot(nameof(OutboxEntry.Claimant))]);
    }

    [Fact]
    public async Task Only_what_is_due_and_waits_is_claimed()
    {
        Event(Ids.NextGuid(), 1, due: Day(2));
        var due = Event(Ids.NextGuid(), 1, due: Day(1));
        Event(Ids.NextGuid(), 1, state: OutboxStates.Done);
        Event(Ids.NextGuid(), 1, state: OutboxStates.Dead);
        await SaveAsync();

        Assert.Equal([due], Claimed(await ClaimAsync("one", Day(1), Day(3))));
    }

    [Fact]
    public async Task Of_a_record_only_the_first_event_that_is_not_done_is_claimed()
    {
        var (one, two, three) = (Ids.NextGuid(), Ids.NextGuid(), Ids.NextGuid());
        Event(one, 1, state: OutboxStates.Done);
        Event(one, 4);
        var oneNext = Event(one, 3);
        Event(two, 1, due: Day(5));
        Event(two, 2);
        Event(three, 1, state: OutboxStates.Dead);
        var threeNext = Event(three, 2);
        await SaveAsync();

        Assert.Equal([oneNext, threeNext], Claimed(await ClaimAsync("one", Day(0), Day(1))));
        Assert.Empty(await ClaimAsync("two", Day(0), Day(1)));

        await Scene.ChangeAsync(Store, "outbox", oneNext, null, ("state", OutboxStates.Done));
        Assert.Equal(4L, Assert.Single(await ClaimAsync("two", Day(0), Day(1)))[Slot(nameof(OutboxEntry.Sequence))]);
    }

    [Fact]
    public async Task Events_come_in_the_order_in_which_they_occurred()
    {
        var third = Event(Ids.NextGuid(), 1, occurred: Day(-1));
        var first = Event(Ids.NextGuid(), 1, occurred: Day(-3));
        var second = Event(Ids.NextGuid(), 1, occurred: Day(-2));
        var fourth = Event(Ids.NextGuid(), 1, occurred: Day(-1));
        await SaveAsync();

        Assert.Equal([first, second], Claimed(await ClaimAsync("one", Day(0), Day(1), max: 2)));
        Assert.Equal([third, fourth], Claimed(await ClaimAsync("two", Day(0), Day(1))));
    }

    [Fact]
    public async Task Events_of_every_tenant_are_claimed_with_their_tenant()
    {
        var record = Ids.NextGuid();
        Event(record, 2, occurred: Day(-1));
        await SaveAsync();
        var south = NewScene("south");
        south.Add("outbox", Values(record, 1, Day(0), Day(-2), OutboxStates.Waiting));
        await south.SaveAsync(Store);

        Assert.Equal(["south", "north"], (await ClaimAsync("one", Day(0), Day(1))).Select(row => row[^1]));
    }

    [Fact]
    public async Task Claimants_side_by_side_share_the_events()
    {
        var events = Enumerable.Range(0, 60).Select(_ => Event(Ids.NextGuid(), 1)).ToList();
        await SaveAsync();
        var sessions = Enumerable.Range(0, 4).Select(_ => NewSession()).ToList();

        var claims = await Task.WhenAll(sessions.Select((session, i) => Task.Run(async () =>
        {
            var ids = new List<Guid>();
            for (var round = 0; round < 10; round++)
            {
                ids.AddRange(Claimed(await session.ClaimEventsAsync(Outbox, $"claimant {i}", Day(0), Day(1), 7, CancellationToken.None)));
            }

            return ids;
        })));

        Assert.Equal(events, claims.SelectMany(c => c).Order());
    }

    [Fact]
    public async Task A_claim_is_undone_with_its_transaction()
    {
        Event(Ids.NextGuid(), 1);
        await SaveAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.InTransactionAsync<bool>(
            async token =>
            {
                Assert.Single(await Store.ClaimEventsAsync(Outbox, "one", Day(0), Day(1), 10, token));
                throw new InvalidOperationException("the work's own");
            },
            CancellationToken.None));
        Assert.Single(await ClaimAsync("two", Day(0), Day(1)));
    }

    private Guid Event(Guid record, long sequence, Instant? due = null, Instant? occurred = null, string state = OutboxStates.Waiting) =>
        Add("outbox", Values(record, sequence, due ?? Day(0), occurred ?? Day(0), state));

    private static (string Field, object? Value)[] Values(Guid record, long sequence, Instant due, Instant occurred, string state) =>
    [
        ("entity", "deal"), ("recordId", record), ("sequence", sequence), ("type", "deal.won"), ("payload", "{}"), ("occurredAt", occurred), ("dueAt", due),
        ("leaseUntil", Time.Earliest), ("state", state),
    ];

    private ValueTask<IReadOnlyList<object?[]>> ClaimAsync(string claimant, Instant now, Instant lease, int max = 100) =>
        Store.ClaimEventsAsync(Outbox, claimant, now, lease, max, CancellationToken.None);

    private static IEnumerable<Guid> Claimed(IEnumerable<object?[]> rows) => rows.Select(row => (Guid)row[EntityDefinition.IdSlot]!);

    private static int Slot(string property) => Outbox.Slots.Single(s => s.Property == property).Ordinal;
}
