using Crm.InMemory.Tables;
using Crm.Storage;

namespace Crm.InMemory.Reading;

/// <summary>Answers a query for groups.</summary>
internal sealed class GroupReading(AggregateQuery query)
{
    public IReadOnlyList<object?[]> Read(TableSet tables, CancellationToken cancellationToken)
    {
        var view = new SourceView(query, tables);
        var keys = query.Keys.Select(k => new GroupKeyReader(k, view)).ToArray();
        var measures = query.Measures.Select(m => new MeasureReader(m, view)).ToArray();
        var groups = new Dictionary<object?[], Group>(KeyComparer.Instance);
        if (keys.Length == 0)
        {
            groups.Add([], new(keys, measures));
        }

        foreach (var row in view.Rows(cancellationToken))
        {
            var key = Array.ConvertAll(keys, k => k.Key(row));
            if (!groups.TryGetValue(key, out var group))
            {
                groups.Add(key, group = new(keys, measures));
            }

            group.Add(row, key);
        }

        return [.. groups.OrderBy(g => g.Key, Comparer<object?[]>.Create((x, y) => Compare(keys, x, y))).Select(g => g.Value.Result())];
    }

    private static int Compare(GroupKeyReader[] keys, object?[] x, object?[] y)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (NullsLast.Compare(keys[i].Order, x[i], y[i]) is var order and not 0)
            {
                return order;
            }
        }

        return 0;
    }

    /// <summary>One group: what it shows as its keys, and its measures so far.</summary>
    private sealed class Group(GroupKeyReader[] keys, MeasureReader[] measures)
    {
        private readonly object?[] shown = new object?[keys.Length];
        private readonly Accumulator[] totals = Array.ConvertAll(measures, m => m.Start());

        public void Add(object?[] row, object?[] key)
        {
            for (var i = 0; i < keys.Length; i++)
            {
                shown[i] = keys[i].Shown(row, key[i], shown[i]);
            }

            foreach (var total in totals)
            {
                total.Add(row);
            }
        }

        public object?[] Result() => [.. shown, .. totals.Select(t => t.Result)];
    }

    private sealed class KeyComparer : IEqualityComparer<object?[]>
    {
        public static KeyComparer Instance { get; } = new();

        public bool Equals(object?[]? x, object?[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(object?[] obj)
        {
            var hash = default(HashCode);
            foreach (var value in obj)
            {
                hash.Add(value);
            }

            return hash.ToHashCode();
        }
    }
}
