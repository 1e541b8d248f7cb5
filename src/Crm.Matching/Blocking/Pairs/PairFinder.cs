using Crm.Matching.Blocking.Keys;
using Crm.Matching.Blocking.Lines;

namespace Crm.Matching.Blocking.Pairs;

/// <summary>Puts records in blocks by a plan. Takes about 50 ns a record and key, and for the pairs of blocks that are too large no more than for sorting them.</summary>
internal static class PairFinder
{
    public static CandidatePairs Find(BlockingSource source, BlockingPlan plan, BlockingOptions options, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        source.Check();
        options.Check();
        Check(source, plan);
        var tables = new PartTables(source, options.Threads, cancellationToken);
        RuleKeys[] keys = [.. plan.Rules.Select(tables.Compile)];
        CheckSize(source, keys, options);
        var slots = keys.SelectMany((k, key) => Enumerable.Range(0, k.IsAnyToAny ? 1 : k.Width).Select(slot => (Keys: k, Key: key, Slot: slot))).ToArray();
        progress?.Report(0.1);

        var grouper = new Grouper(source, plan, tables, options);
        var groups = new Groups[slots.Length];
        var done = 0;
        var work = Work.Options(options.Threads, cancellationToken);
        Parallel.For(0, slots.Length, work, i =>
        {
            groups[i] = grouper.Group(slots[i].Keys, slots[i].Slot);
            progress?.Report(0.1 + (0.6 * Interlocked.Increment(ref done) / slots.Length));
        });

        var maker = new LineMaker(source, options, PairBudget.Of(groups, source, options));
        var contents = new Lazy<ulong[]>(() => RecordContents.Of(source, options.Threads, cancellationToken));
        var firsts = new int[slots.Length];
        for (var i = 1; i < firsts.Length; i++)
        {
            firsts[i] = firsts[i - 1] + (slots[i - 1].Keys.IsAnyToAny ? slots[i - 1].Keys.Width : 1);
        }

        var lines = new Line[slots.Length];
        Parallel.For(0, slots.Length, work, i =>
        {
            var order = new Lazy<SweepOrder>(() => new(slots[i].Keys.Rule, plan, source, contents.Value));
            lines[i] = maker.Make(groups[i], slots[i].Key, firsts[i], () => order.Value);
        });
        progress?.Report(0.85);

        var pairs = new CandidatePairs(lines, new PositionTable(lines, source.Records, options.Threads, cancellationToken), source.RightStart);
        progress?.Report(1);
        return pairs;
    }

    private static void Check(BlockingSource source, BlockingPlan plan)
    {
        if (plan.Rules.Length is < 1 or > 64)
        {
            throw Refuse.Option($"The blocking plan has {plan.Rules.Length} rules; it must have 1 to 64.");
        }

        foreach (var rule in plan.Rules)
        {
            rule.Check();
        }

        foreach (var part in plan.Refinement)
        {
            part.Check();
            source.Column(part.Column);
            if (part.Width > 1)
            {
                throw Refuse.Option($"Blocks are refined by '{part}'; each word cannot refine, the rarest can.");
            }
        }
    }

    /// <summary>Positions are 32 bits, below 0 for records that stand alone.</summary>
    private static void CheckSize(BlockingSource source, RuleKeys[] keys, BlockingOptions options)
    {
        var slots = keys.Sum(k => k.Width);
        if (slots > 64)
        {
            throw Refuse.Option($"The blocking plan puts a record in up to {slots} blocks (bands and words count each); it must be at most 64.");
        }

        var window = Math.Max(options.SweepWindow, keys.Max(k => (k.Rule as SortedNeighbourhoodRule)?.Window ?? 0));
        var widest = keys.Max(k => k.IsAnyToAny ? k.Width : 1);
        var cells = (slots + 7L) / 8 * 8;
        var most = Math.Min(int.MaxValue / (window + 1) / (widest + 1), int.MaxValue / cells) - 1;
        if (source.Records > most)
        {
            throw Refuse.Option($"There are {source.Records} records; with windows of {window} and {cells} blocks a record there may be at most {most}: use narrower windows or fewer rules.");
        }
    }
}
