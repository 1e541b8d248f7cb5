using System.Collections.Immutable;
using Crm.Records;
using Crm.Search;

namespace Crm.InMemory.Searching;

/// <summary>
/// The words of a table's records, made when they are first asked for: segments, of which each later one has what was changed since the one before, and which records have changed since the last.
/// Small segments are made one with those before them, so that there are few (O(log n)) and a change costs O(log n) over time. Immutable.
/// </summary>
/// <param name="Fields">The search fields that it was made of.</param>
/// <param name="Segments">The segments, the oldest first; of one record the last counts.</param>
/// <param name="Changed">The records that were changed since.</param>
internal sealed record WordIndex(ImmutableArray<(string, SearchKind)> Fields, ImmutableArray<WordSegment> Segments, ImmutableHashSet<Guid> Changed)
{
    /// <summary>An index of rows in which nothing has changed since; of one from before what is still true is kept.</summary>
    public static WordIndex Of(EntityDefinition entity, ImmutableSortedDictionary<Guid, object?[]> rows, WordIndex? before, CancellationToken cancellationToken)
    {
        ImmutableArray<(string, SearchKind)> fields = [.. entity.SearchFields.Select(f => (f.Name, f.Kind))];
        if (before is null || !before.Fields.SequenceEqual(fields))
        {
            return new(fields, [SegmentMaking.Of(entity, rows, cancellationToken)], []);
        }

        if (before.Changed.IsEmpty)
        {
            return before;
        }

        var (segments, ids) = (before.Segments, new HashSet<Guid>(before.Changed));
        while (segments.Length > 0 && segments[^1].Count <= 2 * ids.Count)
        {
            ids.UnionWith(segments[^1].Ids);
            segments = segments.RemoveAt(segments.Length - 1);
        }

        var there = ids.Where(rows.ContainsKey).Order().Select(id => KeyValuePair.Create(id, rows[id])).ToList();
        return before with { Segments = there.Count == 0 ? segments : segments.Add(SegmentMaking.Of(entity, there, cancellationToken)), Changed = [] };
    }
}
