using System.Collections.Immutable;
using Crm.Matching.Blocking.Pairs;
using Crm.Matching.Records;

namespace Crm.Matching.Blocking.Reporting;

/// <summary>Counts what keys bring.</summary>
internal static class PairCounts
{
    /// <summary>The report, from how many pairs each unit brought when it was read.</summary>
    /// <param name="source">The records.</param>
    /// <param name="plan">Their plan.</param>
    /// <param name="pairs">Their pairs.</param>
    /// <param name="ofUnits">What <see cref="CandidatePairs.Read"/> returned for each unit.</param>
    public static BlockingReport Report(BlockingSource source, BlockingPlan plan, CandidatePairs pairs, ReadOnlySpan<long> ofUnits)
    {
        var fresh = new long[plan.Rules.Length];
        for (var unit = 0; unit < ofUnits.Length; unit++)
        {
            fresh[pairs.KeyOf(unit)] += ofUnits[unit];
        }

        return new(source.AllPairs, fresh.Sum(), [.. plan.Rules.Select((rule, key) => Key(rule.Name, fresh[key], pairs, key))]);
    }

    /// <summary>Reads every unit for its count alone.</summary>
    public static long[] Count(CandidatePairs pairs, int threads, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var counts = new long[pairs.UnitCount];
        var done = 0;
        Parallel.For(0, counts.Length, Work.Options(threads, cancellationToken), static () => new RecordPair[CandidatePairs.BatchSize], (unit, _, buffer) =>
        {
            counts[unit] = pairs.Read(unit, buffer);
            progress?.Report((double)Interlocked.Increment(ref done) / counts.Length);
            return buffer;
        }, static _ => { });
        return counts;
    }

    private static BlockingKeyReport Key(string name, long fresh, CandidatePairs pairs, int key)
    {
        var report = new BlockingKeyReport(name, 0, fresh, 0, 0, 0, 0);
        foreach (var line in pairs.Lines.Where(l => l.Key == key))
        {
            var count = line.CountPairs(pairs.RightStart);
            report = report with
            {
                Pairs = report.Pairs + count,
                LargestBlock = Math.Max(report.LargestBlock, line.Groups.LargestBlock),
                GuardedBlocks = report.GuardedBlocks + line.Groups.GuardedBlocks,
                SweptBlocks = report.SweptBlocks + line.SweptBlocks,
                LostPairs = report.LostPairs + (line.Groups.Window is null ? line.Groups.AllPairs - count : 0),
            };
        }

        return report;
    }
}
