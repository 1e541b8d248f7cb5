using Crm.Matching.Blocking.Lines;
using Crm.Matching.Records;

namespace Crm.Matching.Blocking.Pairs;

/// <summary>Takes some pairs; the span is written over afterwards.</summary>
/// <param name="pairs">At most <see cref="CandidatePairs.BatchSize"/> pairs.</param>
/// <param name="key">The key that brings them, the first of those that have them.</param>
internal delegate void PairBatch(ReadOnlySpan<RecordPair> pairs, int key);

/// <summary>
/// The pairs worth comparing, each once, read unit by unit: units can be read by several threads, in any order, and again. The pairs of a unit come in one order always. No pairs are kept.
/// Takes O(pairs of all keys) over all units; memory: 4 bytes a record and line, and 8 for each record that a line has.
/// </summary>
internal sealed class CandidatePairs
{
    public const int BatchSize = 4096;

    private const int UnitPairs = 1 << 17;
    private const int UnitRecords = 1 << 15;

    private readonly Line[] lines;
    private readonly PositionTable table;
    private readonly PairUnit[] units;
    private readonly int? rightStart;

    public CandidatePairs(Line[] lines, PositionTable table, int? rightStart)
    {
        (this.lines, this.table, this.rightStart) = (lines, table, rightStart);
        units = [.. lines.SelectMany(Split)];
    }

    /// <summary>How many units there are.</summary>
    public int UnitCount => units.Length;

    public IReadOnlyList<Line> Lines => lines;

    public int? RightStart => rightStart;

    /// <summary>The keys that have a pair, a bit each, the first the lowest.</summary>
    public ulong KeysOf(RecordPair pair) => table.KeysOf(pair.Left, pair.Right);

    /// <summary>The key whose pairs a unit brings.</summary>
    public int KeyOf(int unit) => lines[units[unit].Line].Key;

    /// <summary>Reads a unit.</summary>
    /// <param name="unit">Its number.</param>
    /// <param name="buffer">Room for <see cref="BatchSize"/> pairs, this thread's own.</param>
    /// <param name="take">Takes them; <see langword="null"/>: they are only counted.</param>
    /// <returns>How many pairs it brings.</returns>
    public long Read(int unit, RecordPair[] buffer, PairBatch? take = null)
    {
        var (number, start, end) = units[unit];
        var line = lines[number];
        var isFirstLine = line.Slot == 0 && line.Width == 1;
        var (records, positions, window) = (line.Records, line.Positions, line.Window);
        var (total, count, runEnd, firstRight) = (0L, 0, start, start);
        for (var i = start; i < end; i++)
        {
            var (a, position) = (records[i], positions[i]);
            var j = i + 1;
            if (rightStart is { } right)
            {
                if (i >= runEnd)
                {
                    (runEnd, firstRight) = Run(line, i, right);
                }

                j = Math.Max(j, a < right ? firstRight : runEnd);
            }

            for (; j < records.Length && positions[j] - position <= window; j++)
            {
                var b = records[j];
                if ((rightStart is { } from && a < from == b < from) || (!isFirstLine && !table.IsFirst(line, a, b, position, positions[j])))
                {
                    continue;
                }

                buffer[count++] = a < b ? new(a, b) : new(b, a);
                if (count == BatchSize)
                {
                    take?.Invoke(buffer.AsSpan(0, count), line.Key);
                    (total, count) = (total + count, 0);
                }
            }
        }

        if (count > 0)
        {
            take?.Invoke(buffer.AsSpan(0, count), line.Key);
        }

        return total + count;
    }

    /// <summary>Where the records at one position end, and the first of them that is of the right source: they stand by their places.</summary>
    private static (int End, int FirstRight) Run(Line line, int start, int right)
    {
        var end = start + 1;
        while (end < line.Positions.Length && line.Positions[end] == line.Positions[start])
        {
            end++;
        }

        var place = line.Records.AsSpan(start, end - start).BinarySearch(right);
        return (end, start + (place < 0 ? ~place : place));
    }

    private IEnumerable<PairUnit> Split(Line line, int number)
    {
        var (start, reach, pairs) = (0, 0, 0L);
        for (var i = 0; i < line.Records.Length; i++)
        {
            while (reach < line.Records.Length && line.Positions[reach] - line.Positions[i] <= line.Window)
            {
                reach++;
            }

            pairs += reach - i - 1;
            if (pairs >= UnitPairs || i - start >= UnitRecords)
            {
                yield return new(number, start, i + 1);
                (start, pairs) = (i + 1, 0);
            }
        }

        if (start < line.Records.Length)
        {
            yield return new(number, start, line.Records.Length);
        }
    }
}
