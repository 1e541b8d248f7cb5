using System.Buffers;

namespace Crm.Matching.Blocking.Lines;

/// <summary>Puts groups on a line.</summary>
/// <param name="source">The records.</param>
/// <param name="options">The limits.</param>
/// <param name="budget">What is swept.</param>
internal sealed class LineMaker(BlockingSource source, BlockingOptions options, PairBudget budget)
{
    public Line Make(Groups groups, int key, int slot, Func<SweepOrder> order)
    {
        var window = Math.Min(budget.Window, groups.Window ?? options.SweepWindow);
        var positions = new int[groups.Records.Length];
        var (swept, position, start) = (0, 0, 0);
        foreach (var end in groups.Ends)
        {
            var block = groups.Records.AsSpan(start, end - start);
            if (MustSweep(groups, block))
            {
                swept++;
                order().Sort(block);
                for (var i = start; i < end; i++)
                {
                    positions[i] = position++;
                }

                position += window;
            }
            else
            {
                positions.AsSpan(start, block.Length).Fill(position);
                position += window + 1;
            }

            start = end;
        }

        var figures = groups with { Records = [], Ends = [], Keys = groups.Keys.WithoutTables() };
        return new(key, slot, groups.Keys.IsAnyToAny ? groups.Keys.Width : 1, window, groups.Records, positions, groups.Window is null ? swept : 0, figures);
    }

    private bool MustSweep(Groups groups, ReadOnlySpan<int> block)
    {
        var pairs = Groups.Pairs(block, source.RightStart);
        return groups.Window is not null || pairs > groups.Limit || budget.IsSwept(pairs);
    }
}
