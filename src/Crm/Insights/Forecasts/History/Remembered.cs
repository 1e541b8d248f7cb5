using System.Collections.Concurrent;
using Crm.Storage;
using Crm.Tenancy;

namespace Crm.Insights;

/// <summary>The history of a tenant's deals at one mark, and what was learned from it. Thread-safe.</summary>
/// <param name="Mark">How far history had come.</param>
/// <param name="Of">The tenant's configuration: zone, stages.</param>
/// <param name="History">The deals.</param>
internal sealed record Remembered(HistoryMark Mark, TenantState Of, DealHistory History)
{
    private const int MostLearned = 16;
    private readonly ConcurrentDictionary<object, object> learned = new();

    public StageKindsOf Stages { get; } = new(Of);

    /// <summary>What is learned of this history under a key; learned once. Two who ask at the same time may both learn it: they learn the same.</summary>
    public async ValueTask<T> LearnAsync<T>(object key, Func<ValueTask<T>> learn)
        where T : class
    {
        if (learned.TryGetValue(key, out var known))
        {
            return (T)known;
        }

        var now = await learn().ConfigureAwait(false);
        if (learned.Count >= MostLearned)
        {
            learned.Clear();
        }

        learned[key] = now;
        return now;
    }

    /// <summary>The same of what asks nobody else.</summary>
    public ValueTask<T> LearnAsync<T>(object key, Func<T> learn)
        where T : class => LearnAsync(key, () => new ValueTask<T>(learn()));
}
