using Crm.Durability.Load;

namespace Crm.Durability.Verification;

/// <summary>What must hold of deliveries, whatever happened to relays: each event came, at least once, by the id it has in the outbox, and those of one record in order.</summary>
internal static class DeliveryOrder
{
    public static IEnumerable<string> Check(Ledger ledger, IReadOnlyCollection<Delivery> deliveries)
    {
        var events = ledger.Events.Where(e => e.Sequence % 1_000 == 0).ToDictionary(e => e.Id);
        var delivered = deliveries.Select(d => d.Event).ToHashSet();
        return ledger.Events.Where(e => e.State != "done").Select(e => $"the event {e.Id} of {e.Of} is {e.State}")
            .Concat(events.Values.Where(e => !delivered.Contains(e.Id)).Select(e => $"the event {e.Id} of {e.Of} was never delivered"))
            .Concat(deliveries.Where(d => !events.TryGetValue(d.Event, out var e) || e.Of != d.Of).Select(d => $"a delivery of {d.Of} by the id {d.Event}, which is not its event's"))
            .Concat(deliveries.GroupBy(d => d.Of.Deal).SelectMany(OutOfOrder));
    }

    private static IEnumerable<string> OutOfOrder(IEnumerable<Delivery> ofOneDeal)
    {
        var last = 0L;
        foreach (var delivery in ofOneDeal.OrderBy(d => d.At))
        {
            if (delivery.Of.Version != last && delivery.Of.Version != last + 1)
            {
                yield return $"{delivery.Of} was delivered after version {last}";
            }

            last = Math.Max(last, delivery.Of.Version);
        }
    }
}
