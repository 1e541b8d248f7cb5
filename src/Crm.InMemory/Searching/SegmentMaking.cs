using System.Runtime.InteropServices;
using Crm.Criteria;
using Crm.Records;
using Crm.Search;

namespace Crm.InMemory.Searching;

/// <summary>Makes a segment of rows: their words in the order in which they come, sorted at the end. O(words) and the order of the distinct ones.</summary>
internal sealed class SegmentMaking
{
    private readonly SearchField[] own;
    private readonly RelationDefinition[] vias;
    private readonly Dictionary<string, Dictionary<Guid, List<int>>> references;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<int> last = [];
    private readonly List<(int Word, int Record)> found = [];

    private SegmentMaking(EntityDefinition entity)
    {
        own = [.. entity.SearchFields.Where(f => f.Via is null)];
        vias = [.. entity.SearchFields.Where(f => f.Via is not null).Select(f => f.Via!).Distinct()];
        references = vias.ToDictionary(v => v.Name, _ => new Dictionary<Guid, List<int>>(), StringComparer.Ordinal);
    }

    /// <summary>Makes one of rows in the order of their ids.</summary>
    public static WordSegment Of(EntityDefinition entity, IReadOnlyCollection<KeyValuePair<Guid, object?[]>> rows, CancellationToken cancellationToken)
    {
        var making = new SegmentMaking(entity);
        var ids = new Guid[rows.Count];
        var record = 0;
        foreach (var (id, row) in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ids[record] = id;
            making.Add(record++, row);
        }

        return making.Sorted(ids);
    }

    private void Add(int record, object?[] row)
    {
        foreach (var field in own)
        {
            foreach (var word in SearchWords.Of((string?)row[field.Field.Slot.Ordinal], field.Kind))
            {
                Add(record, word);
            }
        }

        foreach (var via in vias)
        {
            if (via.ForeignKey.Read(row) is Guid target)
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(references[via.Name], target, out _) ??= []).Add(record);
            }
        }
    }

    private void Add(int record, string word)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, word, out var isKnown);
        if (!isKnown)
        {
            number = last.Count;
            last.Add(-1);
        }

        // Two fields of a record may have the same word.
        if (last[number] != record)
        {
            last[number] = record;
            found.Add((number, record));
        }
    }

    private WordSegment Sorted(Guid[] ids)
    {
        var (words, order) = (numbers.Keys.ToArray(), numbers.Values.ToArray());
        Array.Sort(words, order, CodePointComparer.Instance);
        var position = new int[words.Length];
        for (var i = 0; i < order.Length; i++)
        {
            position[order[i]] = i;
        }

        var starts = new int[words.Length + 1];
        foreach (var (word, _) in found)
        {
            starts[position[word] + 1]++;
        }

        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        var (records, next) = (new int[found.Count], starts[..^1]);
        foreach (var (word, record) in found)
        {
            records[next[position[word]]++] = record;
        }

        return new(ids, words, starts, records, references);
    }
}
