using Crm.Tests.Shared;
using Npgsql;

namespace Crm.Durability.Load;

/// <summary>So many faults on a wire, then no more. Thread-safe.</summary>
/// <param name="random">Chooses.</param>
/// <param name="count">How many.</param>
/// <param name="choose">What a message meets.</param>
internal sealed class Wire(Random random, int count, Func<Random, WireMessage, WireFault> choose)
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<WireFault, int> made = [];
    private int left = count;

    public bool IsSpent => Volatile.Read(ref left) == 0;

    /// <summary>How many of each there were.</summary>
    public string Told
    {
        get
        {
            lock (gate)
            {
                return string.Join(", ", made.Select(m => $"{m.Value} {m.Key}"));
            }
        }
    }

    /// <summary>The same database, by the wire.</summary>
    public static Store Through(Store store, PostgreSqlProxy proxy) =>
        store with { Connection = new NpgsqlConnectionStringBuilder(store.Connection) { Port = proxy.Port }.ConnectionString };

    public WireFault Decide(WireMessage message)
    {
        lock (gate)
        {
            var fault = left > 0 ? choose(random, message) : WireFault.None;
            if (fault != WireFault.None)
            {
                left--;
                made[fault] = made.GetValueOrDefault(fault) + 1;
            }

            return fault;
        }
    }
}
