using Crm.Criteria;
using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.Insights;

/// <summary>
/// What the records that expressions look at were at moments of the past. Histories are read once, a statement an entity; each moment is then looked at in memory, and gives what the query as of it gives. For learning: it is restricted by
/// nothing.
/// </summary>
/// <remarks>Kept are the fields that are asked for, of the versions that held at some moment, those alike that follow each other as one: 40 bytes each, and 8 to 40 a value.</remarks>
internal sealed class Lives
{
    private readonly Dictionary<string, KeptFields> fields;
    private readonly Dictionary<string, List<Life>> lives = new(StringComparer.Ordinal);
    private readonly List<Instant> moments;
    private readonly Dictionary<Guid, string> keys = [];
    private readonly EntityDefinition root;

    private Lives(EntityDefinition root, IEnumerable<CheckedValue> asked, List<Instant> moments)
    {
        (this.moments, this.root) = (moments, root);
        fields = asked.SelectMany(v => CheckedPaths.Fields(v, root, [])).GroupBy(f => f.Entity).ToDictionary(g => g.Key.Name, g => new KeptFields(g.Key, g.Select(f => f.Field)), StringComparer.Ordinal);
        fields.TryAdd(root.Name, new(root, []));

        // Whose fields nobody asks for are still counted, or led to.
        foreach (var hop in asked.SelectMany(CheckedPaths.Hops))
        {
            fields.TryAdd(hop.Target.Name, new((EntityDefinition)hop.Target, []));
        }
    }

    /// <summary>Reads the lives of an entity's records, and of those that lead from them.</summary>
    /// <param name="store">Where they are.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="root">The entity.</param>
    /// <param name="asked">What will be asked of its records; of an expression that speaks of the time, at any moment.</param>
    /// <param name="moments">When: ascending, each once, at least one.</param>
    /// <param name="progress">Is told the share that is read.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async ValueTask<Lives> ReadAsync(
        ICrmStore store, TenantId tenant, EntityDefinition root, IEnumerable<CheckedValue> asked, List<Instant> moments, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var read = new Lives(root, [.. asked], moments);
        foreach (var kept in read.fields.Values)
        {
            read.lives.Add(kept.Entity.Name, kept.Entity.IsPlain
                ? await read.AlwaysAsync(store, tenant, kept, cancellationToken).ConfigureAwait(false)
                : await read.PastAsync(store, tenant, kept, cancellationToken).ConfigureAwait(false));
            progress?.Report((double)read.lives.Count / read.fields.Count);
        }

        return read;
    }

    /// <summary>The records as they were at one of the moments.</summary>
    public LivesThen At(Instant moment) => new(this, moments.BinarySearch(moment) is >= 0 and var place ? place : throw new ArgumentOutOfRangeException(nameof(moment), moment, "The moment is none of those that were read."));

    /// <summary>What stands for a record of the entity that was asked about, in orders and draws.</summary>
    public string KeyOf(Guid record) => keys[record];

    /// <summary>What is kept of an entity.</summary>
    public KeptFields Of(string entity) => fields[entity];

    /// <summary>The records of an entity at a moment, in the order of their ids.</summary>
    public IEnumerable<object?[]> Rows(string entity, int moment) => lives[entity].Where(l => l.First <= moment && moment <= l.Last).Select(l => l.Row);

    private async ValueTask<List<Life>> PastAsync(ICrmStore store, TenantId tenant, KeptFields kept, CancellationToken cancellationToken)
    {
        var past = new List<Life>();
        var isRoot = kept.Entity == root;
        await foreach (var version in store.StreamHistoryAsync(kept.Entity, tenant, new(moments[^1]), cancellationToken).ConfigureAwait(false))
        {
            if (isRoot && version.Row[EntityDefinition.IdSlot] is Guid id && !keys.ContainsKey(id))
            {
                keys.Add(id, ContentKey.Of(root, version.Row));
            }

            var (first, last) = (FirstFrom(version.EffectiveFrom), FirstFrom(version.EffectiveTo) - 1);
            if (first > last)
            {
                continue;
            }

            var row = kept.Of(version.Row);
            if (past is [.., var before] && before.Last + 1 == first && before.Row.AsSpan().SequenceEqual(row))
            {
                past[^1] = before with { Last = last };
            }
            else
            {
                past.Add(new(row, first, last));
            }
        }

        return past;
    }

    /// <summary>What keeps no history is at every moment what it is.</summary>
    private async ValueTask<List<Life>> AlwaysAsync(ICrmStore store, TenantId tenant, KeptFields kept, CancellationToken cancellationToken)
    {
        var always = new List<Life>();
        await foreach (var row in store.StreamAsync(new RowQuery { Entity = kept.Entity, Tenant = tenant, Restriction = null }, cancellationToken).ConfigureAwait(false))
        {
            always.Add(new(kept.Of(row), 0, moments.Count - 1));
        }

        return always;
    }

    /// <summary>The place of the first moment that is not before an instant.</summary>
    private int FirstFrom(Instant instant) => moments.BinarySearch(instant) is >= 0 and var found ? found : ~moments.BinarySearch(instant);

    /// <summary>What a record was from one moment through another, both by their place.</summary>
    private readonly record struct Life(object?[] Row, int First, int Last);
}
