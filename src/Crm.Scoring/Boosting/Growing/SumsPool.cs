namespace Crm.Scoring.Boosting.Growing;

/// <summary>The sums of leaves, used again for the next tree. Safe for many threads.</summary>
internal sealed class SumsPool(int bins)
{
    private readonly Lock gate = new();
    private readonly List<long[]> all = [];
    private int taken;

    public long[] Take()
    {
        lock (gate)
        {
            if (taken == all.Count)
            {
                all.Add(new long[bins]);
            }

            return all[taken++];
        }
    }

    /// <summary>All that was taken is free again.</summary>
    public void TakeBack() => taken = 0;
}
