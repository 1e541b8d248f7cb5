namespace Crm.Synthetic.Chance;

/// <summary>Which records a file has, and in which order: four fifths are of somebody not there yet, the others are further records of somebody who is: 1 (70 %), 2 (20 %) or 3 (10 %).</summary>
internal static class RecordOrder
{
    private const ulong Choice = 1ul << 60;

    /// <summary>How many of the records are first ones.</summary>
    public static int Firsts(int count) => count - (count / 5);

    /// <summary>Who each record is of, from 0, and which record of them it is: 0 is the first. The order tells nothing.</summary>
    public static (int Who, byte Copy)[] Of(int count, ulong seed)
    {
        var (records, filled) = (new (int Who, byte Copy)[count], Firsts(count));
        for (var who = 0; who < filled; who++)
        {
            records[who] = (who, 0);
        }

        var draw = new Draw(seed, Choice);
        foreach (var who in Shuffle.Of(Enumerable.Range(0, filled).ToArray(), seed, Choice + 1))
        {
            var copies = 1 + draw.ByPercent(70, 20, 10);
            for (var copy = 1; copy <= copies && filled < count; copy++)
            {
                records[filled++] = (who, (byte)copy);
            }
        }

        return Shuffle.Of(records, seed, Choice + 2);
    }
}
