using System.Collections.Concurrent;
using System.Collections.Immutable;
using Crm.InMemory.Searching;
using Crm.Records;
using Crm.Storage;

namespace Crm.InMemory.Tables;

/// <summary>The records of one entity and tenant at one moment: rows in the order of their ids, their history, and who holds which unique value. Immutable and thread-safe.</summary>
internal sealed class Table
{
    private readonly ConcurrentDictionary<ReferenceKey, Dictionary<Guid, List<object>>> references = new();
    private readonly Lock indexing = new();
    private volatile WordIndex? words;
    private HistoryMark? mark;

    public static Table Empty { get; } = new(
        ImmutableSortedDictionary<Guid, object?[]>.Empty,
        ImmutableDictionary<Guid, ImmutableArray<StoredVersion>>.Empty,
        ImmutableDictionary<UniqueValue, Guid>.Empty);

    public Table(
        ImmutableSortedDictionary<Guid, object?[]> rows, ImmutableDictionary<Guid, ImmutableArray<StoredVersion>> history, ImmutableDictionary<UniqueValue, Guid> unique, WordIndex? words = null) =>
        (Rows, History, Unique, this.words) = (rows, history, unique, words);

    /// <summary>The rows by id. Nobody changes a row's array.</summary>
    public ImmutableSortedDictionary<Guid, object?[]> Rows { get; }

    /// <summary>The versions of each record, in the order in which they were recorded.</summary>
    public ImmutableDictionary<Guid, ImmutableArray<StoredVersion>> History { get; }

    /// <summary>How far its history has come. Measured when it is first asked for.</summary>
    public HistoryMark Mark => mark ??= Measure();

    /// <summary>Which record holds a unique value.</summary>
    public ImmutableDictionary<UniqueValue, Guid> Unique { get; }

    /// <summary>The rows whose <paramref name="foreignKey"/> is <paramref name="id"/>. The index is made when it is first asked for.</summary>
    public IReadOnlyList<object> Referring(FieldDefinition foreignKey, Guid id) =>
        references.GetOrAdd(new(foreignKey.Slot.Ordinal, foreignKey.Custom?.Name), static (_, arg) => arg.Table.IndexBy(arg.ForeignKey), (Table: this, ForeignKey: foreignKey))
            .TryGetValue(id, out var rows) ? rows : [];

    /// <summary>The index of the words of its rows. Made when it is first asked for, then kept from one table to the next.</summary>
    public WordIndex Words(EntityDefinition entity, CancellationToken cancellationToken)
    {
        lock (indexing)
        {
            return words = WordIndex.Of(entity, Rows, words, cancellationToken);
        }
    }

    /// <summary>The index as far as it is made, for a table in which these records have changed; null: it is not, or to make it anew is less work.</summary>
    public WordIndex? WordsBut(IReadOnlyCollection<Guid> changed) =>
        words is { } made && made.Changed.Count + changed.Count <= Rows.Count ? made with { Changed = made.Changed.Union(changed) } : null;

    /// <summary>The rows as they were at <paramref name="moment"/>. What keeps no history is what it is.</summary>
    public Table At(AsOf moment)
    {
        if (History.IsEmpty)
        {
            return this;
        }

        var rows = ImmutableSortedDictionary.CreateBuilder<Guid, object?[]>();
        foreach (var (id, versions) in History)
        {
            if (versions.LastOrDefault(v => v.IsMeantBy(moment)) is { } version)
            {
                rows.Add(id, version.Row);
            }
        }

        return new(rows.ToImmutable(), Empty.History, Empty.Unique);
    }

    /// <summary>Every version that had taken effect and been recorded by a moment, in the order of ids, then of effect.</summary>
    public IEnumerable<StoredVersion> Versions(AsOf? until) =>
        History.OrderBy(h => h.Key).SelectMany(h => h.Value
            .Where(v => until is null || (v.EffectiveFrom <= until.Effective && (until.Known is not { } known || v.RecordedFrom <= known)))
            .OrderBy(v => v.EffectiveFrom).ThenBy(v => v.RecordedFrom).ThenBy(v => v.EffectiveTo));

    private HistoryMark Measure()
    {
        var (versions, ended) = (0L, 0L);
        NodaTime.Instant? recorded = null, endRecorded = null;
        foreach (var version in History.Values.SelectMany(v => v))
        {
            (versions, recorded) = (versions + 1, recorded > version.RecordedFrom ? recorded : version.RecordedFrom);
            if (version.EndRecorded < Time.Forever)
            {
                (ended, endRecorded) = (ended + 1, endRecorded > version.EndRecorded ? endRecorded : version.EndRecorded);
            }
        }

        return new(versions, ended, recorded, endRecorded);
    }

    private Dictionary<Guid, List<object>> IndexBy(FieldDefinition foreignKey)
    {
        var index = new Dictionary<Guid, List<object>>();
        foreach (var row in Rows.Values)
        {
            if (foreignKey.Read(row) is Guid id)
            {
                if (!index.TryGetValue(id, out var rows))
                {
                    index.Add(id, rows = []);
                }

                rows.Add(row);
            }
        }

        return index;
    }

    private readonly record struct ReferenceKey(int Ordinal, string? Custom);
}

/// <summary>A value that no two records of a tenant may share.</summary>
/// <param name="Slot">The slot's ordinal.</param>
/// <param name="Value">The value.</param>
internal readonly record struct UniqueValue(int Slot, object Value);
