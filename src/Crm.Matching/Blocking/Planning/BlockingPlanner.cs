using System.Numerics;
using Crm.Matching.Blocking.Keys;
using Crm.Matching.Records;

namespace Crm.Matching.Blocking.Planning;

/// <summary>
/// Chooses rules for records never seen: few records, every pair. Otherwise rules of one to three fields are tried on a sample, and taken, one after the other, by how many matches they would find that no rule before
/// finds, for each pair that they cost (the greedy way to the budgeted maximum coverage: Khuller, Moss and Naor 1999), until the budget is spent. What would be found is reckoned on matches that
/// are made up (<see cref="Damage"/>), so that rules of different fields are chosen. Takes about a second for 1,000,000 records.
/// </summary>
internal static class BlockingPlanner
{
    private const int SampleSize = 1 << 15;

    /// <summary>Rules to try are more than the cube of fields.</summary>
    private const int MostFields = 12;

    /// <summary>A rule must find one of the made-up matches that no other does, and more where it costs more than its part of the budget.</summary>
    private const double LeastGain = 1.0 / Damage.Matches;

    public static BlockingPlan Plan(BlockingSource source, BlockingOptions options, CancellationToken cancellationToken = default)
    {
        source.Check();
        options.Check();
        if (source.AllPairs <= options.EveryPairUpTo)
        {
            return BlockingPlan.Of(BlockingRule.EveryPair);
        }

        var sample = SampledRecords.Of(source, SampleSize, options.Threads, cancellationToken);
        var fields = Fields(sample.Source);
        if (fields.Length == 0)
        {
            throw Refuse.Of(MatchingErrorCodes.NothingToCompare, $"No column of {source.Columns.Count} makes a blocking key: all are ignored or empty.");
        }

        var candidates = Tried(PlannedKeys.Of(fields), sample, options, cancellationToken);
        var rules = Choose(candidates, new Damage(fields, sample.Source.Records), options.Budget(source.Records) / (double)source.Records, options.MaxKeys, cancellationToken);
        return new([.. rules], [.. Refinement(fields)]);
    }

    /// <summary>The columns with most different values come first; equals by their order.</summary>
    private static CodedColumn[] Fields(BlockingSource sample) =>
        [.. sample.Columns.Where(c => c.Values.Length > 0 && RoleTransforms.Of(c.Role).Length > 0).OrderByDescending(c => c.Values.Length).Take(MostFields)];

    private static PlannedKey[] Tried(List<PlannedKey> keys, SampledRecords sample, BlockingOptions options, CancellationToken cancellationToken)
    {
        var tables = new PartTables(sample.Source, options.Threads, cancellationToken);
        RuleKeys[] compiled = [.. keys.Select(k => tables.Compile(k.Rule))];
        var cost = new KeyCost(sample, options);
        var tried = new PlannedKey[compiled.Length];
        Parallel.For(0, tried.Length, Work.Options(options.Threads, cancellationToken), i => tried[i] = cost.Of(keys[i], compiled[i]));
        return tried;
    }

    private static List<BlockingRule> Choose(PlannedKey[] candidates, Damage damage, double budget, int most, CancellationToken cancellationToken)
    {
        // A rule that costs less than its part of the budget is hardly better for it: rules are few, too.
        var part = budget / most;
        var rules = new List<BlockingRule>();
        var found = candidates.Select(damage.Found).ToArray();
        var missed = new ulong[Damage.Matches / 64];
        Array.Fill(missed, ulong.MaxValue);
        while (rules.Count < most)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (best, bestWorth) = (-1, 0.0);
            for (var i = 0; i < candidates.Length; i++)
            {
                var gain = candidates[i].Cost <= budget ? Common(found[i], missed) * candidates[i].Whole / Damage.Matches : 0;
                var worth = gain / (candidates[i].Cost + (part * Math.Sqrt(candidates[i].Blocks)));
                if (worth > bestWorth && gain >= LeastGain * Math.Max(1, candidates[i].Cost / part))
                {
                    (best, bestWorth) = (i, worth);
                }
            }

            if (best < 0)
            {
                break;
            }

            for (var word = 0; word < missed.Length; word++)
            {
                missed[word] &= ~found[best][word];
            }

            budget -= candidates[best].Cost;
            rules.Add(candidates[best].Rule);
        }

        // Where every block would be swept nothing looks worth while; the finest blocks are the best there are.
        return rules.Count > 0 ? rules : [candidates.MaxBy(c => (c.Whole, -c.Cost))!.Rule];
    }

    private static int Common(ulong[] one, ulong[] other)
    {
        var common = 0;
        for (var word = 0; word < one.Length; word++)
        {
            common += BitOperations.PopCount(one[word] & other[word]);
        }

        return common;
    }

    /// <summary>What bears most damage comes first: a block that is too large is to lose few matches.</summary>
    private static IEnumerable<BlockingPart> Refinement(CodedColumn[] fields) =>
        fields.Where(f => f.Values.Length > 1)
            .Select(f => (Column: f, Transform: RoleTransforms.Of(f.Role)[^1]))
            .OrderByDescending(p => p.Transform.Survival)
            .Select(p => p.Transform.On(p.Column.Name));
}
