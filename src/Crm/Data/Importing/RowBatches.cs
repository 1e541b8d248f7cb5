namespace Crm.Data;

/// <summary>Rows by the batch: so many, and fewer where they are so long that a batch of them would fill the memory.</summary>
internal static class RowBatches
{
    /// <summary>About how many characters of rows are held at once.</summary>
    public const int MostCharacters = 1 << 22;

    public static IEnumerable<SourceRow[]> Batches(this IEnumerable<SourceRow> rows, int size)
    {
        var (batch, length) = (new List<SourceRow>(), 0L);
        foreach (var row in rows)
        {
            batch.Add(row);
            length += Length(row);
            if (batch.Count == size || length >= MostCharacters)
            {
                yield return [.. batch];
                batch.Clear();
                length = 0;
            }
        }

        if (batch.Count > 0)
        {
            yield return [.. batch];
        }
    }

    private static long Length(SourceRow row)
    {
        var length = 0L;
        foreach (var value in row.Values)
        {
            length += value?.Length ?? 0;
        }

        return length;
    }
}
