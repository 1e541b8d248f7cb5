namespace Crm.Matching.Comparing.Jaro;

/// <summary>Which letters of a text of up to 15 may match which of another, as bits: the window of Jaro, cut at the ends of both.</summary>
internal static class ShortWindows
{
    /// <summary>Words of 32 bits for a pair of lengths: each says of two letters of the shorter text which of 16 places of the longer one they may match.</summary>
    public const int Words = 8;

    private static readonly uint[] Table = Make();

    public static ReadOnlySpan<uint> Of(int longer, int shorter) => Table.AsSpan(((longer * 16) + shorter) * Words, Words);

    private static uint[] Make()
    {
        var table = new uint[16 * 16 * Words];
        for (var longer = 0; longer < 16; longer++)
        {
            for (var shorter = 0; shorter <= longer; shorter++)
            {
                var words = table.AsSpan(((longer * 16) + shorter) * Words, Words);
                var window = JaroWinkler.Window(longer, shorter);
                for (var j = 0; j < shorter; j++)
                {
                    for (var i = Math.Max(j - window, 0); i < Math.Min(j + window + 1, longer); i++)
                    {
                        words[j / 2] |= 1U << ((j % 2 * 16) + i);
                    }
                }
            }
        }

        return table;
    }
}
