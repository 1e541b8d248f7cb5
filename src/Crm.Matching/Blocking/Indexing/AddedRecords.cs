namespace Crm.Matching.Blocking.Indexing;

/// <summary>Records of one key that were added after building.</summary>
internal sealed class AddedRecords
{
    private int[] records = new int[1];
    private int count;

    public ReadOnlyMemory<int> All => records.AsMemory(0, count);

    public void Add(int record)
    {
        if (count == records.Length)
        {
            Array.Resize(ref records, 2 * count);
        }

        records[count++] = record;
    }
}
