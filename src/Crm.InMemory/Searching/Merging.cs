namespace Crm.InMemory.Searching;

/// <summary>Makes one sorted sequence of several, read no further than it is asked for.</summary>
internal static class Merging
{
    public static IEnumerable<T> InOrder<T>(this IReadOnlyList<IEnumerable<T>> sorted, IComparer<T> order) =>
        sorted.Count switch { 0 => [], 1 => sorted[0], _ => Merge(sorted, order) };

    private static IEnumerable<T> Merge<T>(IReadOnlyList<IEnumerable<T>> sorted, IComparer<T> order)
    {
        var heads = new PriorityQueue<IEnumerator<T>, T>(order);
        try
        {
            foreach (var part in sorted)
            {
                Put(part.GetEnumerator());
            }

            while (heads.TryDequeue(out var head, out var least))
            {
                yield return least;
                Put(head);
            }
        }
        finally
        {
            foreach (var (head, _) in heads.UnorderedItems)
            {
                head.Dispose();
            }
        }

        void Put(IEnumerator<T> part)
        {
            if (part.MoveNext())
            {
                heads.Enqueue(part, part.Current);
            }
            else
            {
                part.Dispose();
            }
        }
    }
}
