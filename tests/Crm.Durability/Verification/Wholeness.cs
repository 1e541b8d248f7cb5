using Crm.Durability.Load;

namespace Crm.Durability.Verification;

/// <summary>
/// What must hold of a database whatever happened to those who wrote to it: every version of a deal stands once in history, once in the audit and once in the outbox; nothing else stands
/// in any of them; what was acknowledged is there.
/// </summary>
internal static class Wholeness
{
    /// <summary>What is wrong; empty: nothing.</summary>
    /// <param name="ledger">What stands.</param>
    /// <param name="acknowledged">What must stand.</param>
    public static IEnumerable<string> Check(Ledger ledger, IReadOnlyCollection<DealVersion> acknowledged)
    {
        if (ledger.Integrity.Length > 0)
        {
            yield return $"the database is not whole: {ledger.Integrity}";
        }

        var history = ledger.History.ToHashSet();
        foreach (var problem in Twice("history", ledger.History)
            .Concat(Differ("live", ledger.Live, history.GroupBy(v => v.Deal).Select(g => g.MaxBy(v => v.Version))))
            .Concat(Missing("history, below its deal's version", ledger.Live.SelectMany(d => Enumerable.Range(1, (int)d.Version).Select(v => d with { Version = v })), history))
            .Concat(Twice("audit", ledger.Audit))
            .Concat(Differ("audit", ledger.Audit, history))
            .Concat(Events(ledger, history))
            .Concat(Missing("the database, though acknowledged", acknowledged, history)))
        {
            yield return problem;
        }
    }

    /// <summary>What stands that nobody acknowledged.</summary>
    public static IEnumerable<DealVersion> Unacknowledged(Ledger ledger, IReadOnlyCollection<DealVersion> acknowledged) =>
        ledger.History.Except(acknowledged);

    private static IEnumerable<string> Events(Ledger ledger, HashSet<DealVersion> history)
    {
        var happened = ledger.Events.Where(e => e.Sequence % 1_000 == 0).ToList();
        return Twice("outbox", happened.ConvertAll(e => e.Of))
            .Concat(Differ("outbox", happened.Select(e => e.Of), history))
            .Concat(ledger.Events.GroupBy(e => e.Of).Where(g => !g.Select(e => e.Sequence % 1_000).Order().SequenceEqual(Enumerable.Range(0, g.Count()).Select(n => (long)n)))
                .Select(g => $"outbox: the events of {g.Key} are not numbered without gaps"))
            .Concat(happened.Where(e => e.Type != (e.Of.Version == 1 ? "record.created" : "record.changed")).Select(e => $"outbox: {e.Of} is told of as {e.Type}"));
    }

    private static IEnumerable<string> Twice(string where, IEnumerable<DealVersion> versions) =>
        versions.GroupBy(v => v).Where(g => g.Count() > 1).Select(g => $"{where}: {g.Key} stands {g.Count()} times");

    private static IEnumerable<string> Missing(string where, IEnumerable<DealVersion> wanted, HashSet<DealVersion> there) =>
        wanted.Where(v => !there.Contains(v)).Select(v => $"{v} is missing from {where}");

    private static IEnumerable<string> Differ(string where, IEnumerable<DealVersion> there, IEnumerable<DealVersion> history)
    {
        var (one, other) = (there.ToHashSet(), history.ToHashSet());
        return one.Except(other).Select(v => $"{where}: {v} has no history").Concat(other.Except(one).Select(v => $"{where}: {v} of the history is missing"));
    }
}
