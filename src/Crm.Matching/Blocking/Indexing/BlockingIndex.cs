using System.Buffers;
using System.Numerics;
using Crm.Matching.Blocking.Keys;

namespace Crm.Matching.Blocking.Indexing;

/// <summary>
/// Finds the records worth comparing with one that is new: built once by a plan, at most 12 bytes a record and key. Many threads may ask at once, but not while one adds. Blocks are not guarded but read from the smallest,
/// up to as many records as are asked for.
/// </summary>
internal sealed class BlockingIndex
{
    private readonly RuleKeys[] keys;
    private readonly IndexLine[] lines;

    private BlockingIndex(RuleKeys[] keys, IndexLine[] lines, int count) => (this.keys, this.lines, Count) = (keys, lines, count);

    /// <summary>How many records there are.</summary>
    public int Count { get; private set; }

    public static BlockingIndex Build(BlockingSource source, BlockingPlan plan, BlockingOptions options, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        source.Check();
        options.Check();
        foreach (var rule in plan.Rules)
        {
            rule.Check();
        }

        var tables = new PartTables(source, options.Threads, cancellationToken);
        RuleKeys[] compiled = [.. plan.Rules.Select(tables.Compile)];
        (RuleKeys Keys, int Slot)[] slots = [.. compiled.SelectMany(k => Enumerable.Range(0, k.IsAnyToAny ? 1 : k.Width).Select(slot => (k, slot)))];
        var built = new IndexLine[slots.Length];
        var done = 0;
        Parallel.For(0, slots.Length, Work.Options(options.Threads, cancellationToken), i =>
        {
            built[i] = IndexLine.Of(slots[i].Keys, slots[i].Slot, source.Records);
            progress?.Report((double)Interlocked.Increment(ref done) / slots.Length);
        });
        return new([.. compiled.Select(k => k.WithoutTables())], built, source.Records);
    }

    /// <summary>Finds candidates, those of the smallest blocks first, each once.</summary>
    /// <param name="valueOf">The new record's normalized value of a column; null: missing.</param>
    /// <param name="places">Receives their places; its length is how many are wanted at most.</param>
    /// <param name="isCut">Whether there are more.</param>
    /// <returns>How many there are.</returns>
    public int Find(Func<string, string?> valueOf, Span<int> places, out bool isCut)
    {
        var blocks = new List<IndexBlock>(lines.Length);
        Span<ulong> own = stackalloc ulong[64];
        var line = 0;
        foreach (var key in keys)
        {
            var hashes = own[..key.Width];
            key.Write(valueOf, hashes);
            for (var slot = 0; slot < key.Width; slot++)
            {
                lines[key.IsAnyToAny ? line : line + slot].Find(hashes[slot], blocks);
            }

            line += key.IsAnyToAny ? 1 : key.Width;
        }

        blocks.Sort(static (a, b) => a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.Order.CompareTo(b.Order));
        return Merge(blocks, places, out isCut);
    }

    /// <summary>Adds a record; it takes the next place, which is returned. Not while others ask.</summary>
    /// <param name="valueOf">Its normalized value of a column; null: missing.</param>
    public int Add(Func<string, string?> valueOf)
    {
        Span<ulong> own = stackalloc ulong[64];
        var line = 0;
        foreach (var key in keys)
        {
            var hashes = own[..key.Width];
            key.Write(valueOf, hashes);
            for (var slot = 0; slot < key.Width; slot++)
            {
                if (hashes[slot] != 0)
                {
                    lines[key.IsAnyToAny ? line : line + slot].Add(hashes[slot], Count);
                }
            }

            line += key.IsAnyToAny ? 1 : key.Width;
        }

        return Count++;
    }

    private static int Merge(List<IndexBlock> blocks, Span<int> places, out bool isCut)
    {
        // Open addressing, at most half full: place + 1, for 0 is free.
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, places.Length * 2));
        var rented = ArrayPool<int>.Shared.Rent(size);
        var seen = rented.AsSpan(0, size);
        seen.Clear();
        var count = 0;
        isCut = false;
        foreach (var block in blocks)
        {
            foreach (var record in block.Records)
            {
                if (IsSeen(seen, record, out var free))
                {
                    continue;
                }

                if (count == places.Length)
                {
                    isCut = true;
                    ArrayPool<int>.Shared.Return(rented);
                    return count;
                }

                seen[free] = record + 1;
                places[count++] = record;
            }
        }

        ArrayPool<int>.Shared.Return(rented);
        return count;
    }

    private static bool IsSeen(ReadOnlySpan<int> seen, int record, out int free)
    {
        free = (int)((uint)record * 0x9E37_79B9u >> 7) & (seen.Length - 1);
        for (; seen[free] != 0; free = (free + 1) & (seen.Length - 1))
        {
            if (seen[free] == record + 1)
            {
                return true;
            }
        }

        return false;
    }
}
