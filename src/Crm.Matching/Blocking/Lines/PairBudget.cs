using System.Numerics;
using System.Runtime.InteropServices;

namespace Crm.Matching.Blocking.Lines;

/// <summary>What is swept so that all keys together stay within the budget: first the largest blocks, then ever smaller ones, at last by narrower windows.</summary>
/// <param name="SweptFrom">Blocks are swept whose pairs have this binary logarithm, rounded down, or more.</param>
/// <param name="Window">The widest window, of sweeps and of sorted neighbourhoods.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PairBudget(int SweptFrom, int Window)
{
    public static PairBudget Of(IReadOnlyList<Groups> lines, BlockingSource source, BlockingOptions options)
    {
        var budget = options.Budget(source.Records);
        var pairsByLog = new long[64];
        var recordsByLog = new long[64];
        var always = new List<(long Records, int Window)>();
        foreach (var line in lines)
        {
            var start = 0;
            foreach (var end in line.Ends)
            {
                var pairs = Groups.Pairs(line.Records.AsSpan(start, end - start), source.RightStart);
                if (line.Window is { } window || pairs > line.Limit)
                {
                    always.Add((end - start, line.Window ?? options.SweepWindow));
                }
                else
                {
                    pairsByLog[BitOperations.Log2((ulong)pairs)] += pairs;
                    recordsByLog[BitOperations.Log2((ulong)pairs)] += end - start;
                }

                start = end;
            }
        }

        var widest = Math.Max(options.SweepWindow, lines.Max(l => l.Window) ?? 0);
        for (var width = widest; width > 0; width--)
        {
            var swept = always.Sum(a => a.Records * Math.Min(a.Window, width));
            // The first width is tried with every limit; narrower ones are for when sweeping all is still too much.
            for (var from = width == widest ? 63 : 0; from >= 0; from--)
            {
                var kept = pairsByLog.AsSpan(0, from).ToArray().Sum();
                var cut = recordsByLog.AsSpan(from).ToArray().Sum() * Math.Min(width, options.SweepWindow);
                if (swept + kept + cut <= budget)
                {
                    return new(from, width);
                }
            }
        }

        return new(0, 0);
    }

    public bool IsSwept(long pairs) => BitOperations.Log2((ulong)Math.Max(1, pairs)) >= SweptFrom;
}
