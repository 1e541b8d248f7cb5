namespace Crm.InMemory.Searching;

/// <summary>Some records of a segment, by their numbers: a bit each.</summary>
internal sealed class RecordSet(int count)
{
    private readonly ulong[] bits = new ulong[(count + 63) >> 6];

    public void Add(int record) => bits[record >> 6] |= 1UL << record;

    public void Add(ReadOnlySpan<int> records)
    {
        foreach (var record in records)
        {
            Add(record);
        }
    }

    public bool Contains(int record) => (bits[record >> 6] & (1UL << record)) != 0;

    /// <summary>The records, ascending.</summary>
    public IEnumerable<int> All()
    {
        for (var i = 0; i < bits.Length; i++)
        {
            for (var rest = bits[i]; rest != 0; rest &= rest - 1)
            {
                yield return (i << 6) + System.Numerics.BitOperations.TrailingZeroCount(rest);
            }
        }
    }
}
