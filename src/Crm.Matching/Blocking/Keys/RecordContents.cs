namespace Crm.Matching.Blocking.Keys;

/// <summary>A hash of all that a record says: puts records in an order that does not depend on their places.</summary>
internal static class RecordContents
{
    private const int Chunk = 1 << 14;

    public static ulong[] Of(BlockingSource source, int threads, CancellationToken cancellationToken)
    {
        var contents = new ulong[source.Records];
        foreach (var column in source.Columns)
        {
            var table = new PartTable(column, 1, static (value, keys) => keys[0] = Hash64.Of(value), threads, cancellationToken);
            Parallel.For(0, (source.Records + Chunk - 1) / Chunk, Work.Options(threads, cancellationToken), chunk =>
            {
                var end = Math.Min(source.Records, (chunk + 1) * Chunk);
                for (var record = chunk * Chunk; record < end; record++)
                {
                    contents[record] = Hash64.Mix(contents[record], table[record, 0]);
                }
            });
        }

        return contents;
    }
}
