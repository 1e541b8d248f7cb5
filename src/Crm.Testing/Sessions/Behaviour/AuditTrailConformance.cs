using Crm.Changes;
using Crm.Contacts;
using Crm.Storage;

namespace Crm.Testing.Sessions;

/// <summary>The audit notices edits, deletions, reorders and truncation, and stays whole when payloads are erased.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class AuditTrailConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task An_untouched_trail_is_whole_sealed_or_not()
    {
        var trail = As(null).Trail;
        Assert.Empty(await trail.VerifyAsync(Org.North));
        var first = await SealAsync();
        Assert.Empty(await trail.VerifyAsync(Org.North, first));
        await AccountAsync();
        Assert.Empty(await trail.VerifyAsync(Org.North, first));
        var second = await SealAsync();
        Assert.Equal(first.Number + 1, second.Number);
        Assert.Equal(second.Hash, (await SealAsync()).Hash);
        Assert.Empty(await trail.VerifyAsync(Org.North, first));
    }

    [Theory]
    [InlineData("payload")]
    [InlineData("actor")]
    [InlineData("time")]
    [InlineData("digest")]
    [InlineData("deleted")]
    [InlineData("inserted")]
    [InlineData("swapped")]
    [InlineData("moved to another seal")]
    public async Task What_is_done_to_sealed_entries_is_noticed(string what)
    {
        await AccountAsync();
        await SealAsync();
        await AccountAsync("Second");
        await AccountAsync("Third");
        await SealAsync();
        var entries = await StoredAsync<AuditEntry>("audit");
        var (one, two) = (entries[^2], entries[^1]);
        (string, object?)[] change = what switch
        {
            "payload" => [("Payload", one.Payload.Replace("Second", "Another", StringComparison.Ordinal))],
            "actor" => [("ActorId", Org.Tom.Value)],
            "time" => [("At", one.At - NodaTime.Duration.FromDays(1))],
            "digest" => [("Digest", two.Digest)],
            "swapped" => [("Payload", two.Payload), ("Digest", two.Digest)],
            "moved to another seal" => [("SealId", entries[0].SealId)],
            "inserted" => [("Id", Fixture.Ids.NextGuid())],
            _ => [],
        };
        await WriteAsync("audit", one, what switch { "deleted" => WriteKind.Delete, "inserted" => WriteKind.Insert, _ => WriteKind.Update }, change);
        if (what == "swapped")
        {
            await WriteAsync("audit", two, WriteKind.Update, ("Payload", one.Payload), ("Digest", one.Digest));
        }

        Assert.NotEmpty(await As(null).Trail.VerifyAsync(Org.North));
        Assert.Empty(await As(null).Trail.VerifyAsync(Org.South));
    }

    [Fact]
    public async Task An_edit_before_the_seal_is_noticed()
    {
        await AccountAsync();
        var entry = (await StoredAsync<AuditEntry>("audit"))[^1];
        await WriteAsync("audit", entry, WriteKind.Update, ("Payload", "[]"));
        Assert.Single(await As(null).Trail.VerifyAsync(Org.North));
    }

    [Fact]
    public async Task A_trail_cut_off_is_noticed_against_the_newest_seal()
    {
        await SealAsync();
        await AccountAsync();
        var newest = await SealAsync();
        foreach (var entry in (await StoredAsync<AuditEntry>("audit")).Where(e => e.SealId == newest.Key))
        {
            await WriteAsync("audit", entry, WriteKind.Delete);
        }

        await WriteAsync("auditSeal", newest, WriteKind.Delete);
        Assert.Empty(await As(null).Trail.VerifyAsync(Org.North));
        Assert.NotEmpty(await As(null).Trail.VerifyAsync(Org.North, newest));
    }

    [Fact]
    public async Task Payloads_are_erased_without_a_trace_and_the_chain_stays_whole()
    {
        await AccountAsync("Canary");
        var newest = await SealAsync();
        var entries = (await StoredAsync<AuditEntry>("audit")).Where(e => e.Payload.Contains("Canary", StringComparison.Ordinal)).Select(e => e.Key).ToList();
        Assert.Equal(1, await As(null).Trail.EraseAsync(Org.North, entries));
        Assert.Empty(await As(null).Trail.VerifyAsync(Org.North, newest));
        Assert.DoesNotContain(await StoredAsync<AuditEntry>("audit"), e => e.Payload.Contains("Canary", StringComparison.Ordinal));
        await AccountAsync();
        Assert.Empty(await As(null).Trail.VerifyAsync(Org.North, await SealAsync()));
        Assert.Equal(0, await As(null).Trail.EraseAsync(Org.South, entries));

        // What is left of an erased entry is still proved.
        var erased = (await StoredAsync<AuditEntry>("audit")).Single(e => e.Key == entries[0]);
        await WriteAsync("audit", erased, WriteKind.Update, ("Records", 99L));
        Assert.NotEmpty(await As(null).Trail.VerifyAsync(Org.North));
    }

    private async Task<AuditSeal> SealAsync() => (await As(null).Trail.SealAsync(Org.North))!;

    private async Task WriteAsync(string entity, Record record, WriteKind kind, params (string Property, object? Value)[] changes)
    {
        var definition = SessionModel.Model[entity];
        var row = definition.Snapshot(record);
        foreach (var (property, value) in changes)
        {
            row[definition.Slots.Single(s => s.Property == property).Ordinal] = value;
        }

        var store = As(null).Store;
        await store.InTransactionAsync(
            async ct =>
            {
                await store.WriteAsync(
                    new WriteBatch(Org.North, Fixture.Clock.GetCurrentInstant(),
                    [
                        new RowWrite
                        {
                            Entity = definition,
                            Kind = kind,
                            Id = (Guid)row[0]!,
                            Row = kind == WriteKind.Delete ? null : row,
                            Changed = [.. definition.Slots.Select(s => s.Ordinal).Skip(1)],
                        },
                    ]),
                    ct);
                return true;
            },
            default);
    }
}
