using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Crm.Contacts;
using Crm.Sales;

namespace Crm.Testing.Sessions;

/// <summary>What the CRM tells of itself: an activity a save, counts, and messages without anything that records hold.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ObservabilityConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private const string Canary = "Canary-4711";

    [Fact]
    public async Task A_save_is_an_activity_and_a_refusal_bears_its_code()
    {
        using var root = new Activity("test").Start();
        var seen = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == "Crm",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = a =>
            {
                if (a.TraceId == root.TraceId)
                {
                    seen.Enqueue(a);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await AccountAsync(Canary);
        var crm = Boss();
        crm.Add(new Account());
        await RefusedAsync(CrmErrors.Invalid, () => crm.SaveAsync());
        await As(null).Relay.DeliverAsync();

        Assert.Equal([null, CrmErrors.Invalid], seen.Where(a => a.OperationName == "crm.save").Select(a => a.GetTagItem("crm.error")));
        Assert.Contains(seen, a => a.OperationName == "crm.deliver");
        Assert.DoesNotContain(seen.SelectMany(a => a.TagObjects), t => $"{t.Value}".Contains(Canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Saved_records_are_counted_by_tenant()
    {
        var counted = 0L;
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "Crm", Name: "crm.saved.records" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            foreach (var tag in tags)
            {
                if (Equals(tag.Value, "counted"))
                {
                    Interlocked.Add(ref counted, value);
                }
            }
        });
        // A tenant of its own, so that tests running at the same time do not count.
        var tenant = new TenantId("counted");
        await As(null).Administration.ProvisionAsync(tenant, t => t.Role("Boss", r => r.Everything()));
        meters.Start();
        await AccountAsync(Canary, tenant: tenant);
        Assert.Equal(1, counted);
    }

    [Fact]
    public async Task No_message_holds_what_a_record_holds()
    {
        var account = await AccountAsync(Canary, industry: Canary);
        var deal = await DealAsync(Canary, account);
        var crm = Boss();
        var loaded = await crm.LoadForChangeAsync(deal);
        await RefusedAsync(CrmErrors.GuardRefused, () => crm.MoveAsync(loaded, "lost"));
        await crm.MoveAsync(loaded, "lost", Canary);
        await crm.SaveAsync();
        crm.Add(new Account { Name = Canary, ExternalId = Canary });
        await crm.SaveAsync();
        crm.Add(new Account { Name = Canary, ExternalId = Canary });
        var duplicate = await RefusedAsync(CrmErrors.Duplicate, () => crm.SaveAsync());
        crm.DiscardChanges();
        crm.Add(new Account { Name = Canary + new string('x', 500) });
        var invalid = await RefusedAsync(CrmErrors.Invalid, () => crm.SaveAsync());
        crm.DiscardChanges();
        crm.Delete(await crm.LoadForChangeAsync(account));
        var restricted = await RefusedAsync(CrmErrors.Restricted, () => crm.SaveAsync());
        await As(null).Relay.DeliverAsync();

        Assert.NotEmpty(Fixture.Log.Messages);
        Assert.DoesNotContain(Fixture.Log.Messages, m => m.Contains(Canary, StringComparison.Ordinal));
        Assert.All(new[] { duplicate, invalid, restricted }, e => Assert.DoesNotContain(Canary, e.Message, StringComparison.Ordinal));
    }
}
