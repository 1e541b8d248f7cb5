namespace Crm.Matching.Blocking.Lines;

/// <summary>
/// One key's records on a line: two records are brought together where their positions differ by at most the window. Records of a block stand at one position, those of a swept block or a sorted neighbourhood at
/// positions that follow each other, and between any others lies more than the window. So blocks, sweeps and neighbourhoods are read, and asked, in one way.
/// </summary>
/// <param name="Key">The number of the key's rule.</param>
/// <param name="Slot">The line's column in <see cref="Pairs.PositionTable"/>, the first of several where any key may be any.</param>
/// <param name="Width">How many columns it has there.</param>
/// <param name="Window">How far apart they may be.</param>
/// <param name="Records">The records by their positions; at one position by their places.</param>
/// <param name="Positions">Their positions.</param>
/// <param name="SweptBlocks">How many blocks were swept.</param>
/// <param name="Groups">What the line was made of: its figures only.</param>
internal sealed record Line(int Key, int Slot, int Width, int Window, int[] Records, int[] Positions, int SweptBlocks, Groups Groups)
{
    /// <summary>How many pairs the line holds, whatever other lines hold.</summary>
    public long CountPairs(int? rightStart)
    {
        var right = rightStart ?? 0;
        var (pairs, end, lefts) = (0L, 0, 0);
        for (var i = 0; i < Records.Length; i++)
        {
            for (; end < Records.Length && Positions[end] - Positions[i] <= Window; end++)
            {
                lefts += Records[end] < right ? 1 : 0;
            }

            var isLeft = Records[i] < right;
            lefts -= isLeft ? 1 : 0;
            var others = end - i - 1;
            pairs += rightStart is null ? others : isLeft ? others - lefts : lefts;
        }

        return pairs;
    }
}
