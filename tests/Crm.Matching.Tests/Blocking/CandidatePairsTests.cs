using System.Numerics;
using Crm.Matching.Blocking;
using Crm.Matching.Blocking.Keys;
using Crm.Matching.Blocking.Reporting;
using Crm.Matching.Records;
using Crm.Tests.Shared;
using FsCheck.Fluent;

namespace Crm.Matching.Tests.Blocking;

public sealed class CandidatePairsTests
{
    [Fact]
    public void Every_pair_comes_once_from_the_first_key_that_has_it() => Prop.ForAll(BlockingCase.Arbitrary, c =>
    {
        var pairs = c.Find();
        var read = pairs.ReadAll().Select(p => (p.Pair.Left, p.Pair.Right, p.Key)).Order().ToList();
        var expected = from a in Enumerable.Range(0, c.Rows.Length)
                       from b in Enumerable.Range(a + 1, c.Rows.Length - a - 1)
                       let keys = pairs.KeysOf(new(a, b))
                       where c.MayPair(a, b) && keys != 0
                       select (a, b, BitOperations.TrailingZeroCount(keys));
        return read.SequenceEqual(expected.ToList());
    }).Holds(300);

    [Fact]
    public void A_key_has_the_pairs_whose_records_share_it() => Prop.ForAll(BlockingCase.Arbitrary, c =>
    {
        var unguarded = c with { Options = new() { MaxPairsPerBlock = long.MaxValue, PairsPerRecord = 1e9 } };
        var (pairs, tables) = (unguarded.Find(), new PartTables(c.Source, 1, CancellationToken.None));
        var blocks = c.Plan.Rules.Select((rule, key) => (Keys: tables.Compile(rule), Bit: 1UL << key)).Where(k => k.Keys.Rule is not SortedNeighbourhoodRule).ToList();
        return (from a in Enumerable.Range(0, c.Rows.Length)
                from b in Enumerable.Range(a + 1, c.Rows.Length - a - 1)
                where c.MayPair(a, b)
                from k in blocks
                select (pairs.KeysOf(new(a, b)) & k.Bit) != 0 == Share(k.Keys, a, b)).All(isRight => isRight);
    }).Holds(300);

    [Fact]
    public void Threads_change_nothing() => Prop.ForAll(BlockingCase.Arbitrary, c => c.Find(1).ReadAll().SequenceEqual(c.Find(4).ReadAll())).Holds(300);

    [Fact]
    public void The_order_of_records_changes_nothing() => Prop.ForAll(BlockingCase.Arbitrary, c =>
    {
        // Each record says something that no other does, so that there is one order of neighbours.
        var rows = c.Rows.Select((r, i) => r[..3].Append($"{r[3]} {i}").ToArray()).ToArray();
        var (left, right) = (rows[..(c.RightStart ?? rows.Length)], rows[(c.RightStart ?? rows.Length)..]);
        var turned = left.Reverse().Concat(right.Reverse()).ToArray();
        return Named(c with { Rows = rows }).SetEquals(Named(c with { Rows = turned }));

        static HashSet<(string, string)> Named(BlockingCase one) => [.. one.Find().ReadAll().Select(p => Sorted(one.Rows[p.Pair.Left][3]!, one.Rows[p.Pair.Right][3]!))];

        static (string, string) Sorted(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
    }).Holds(300);

    [Fact]
    public void Pairs_stay_within_the_budget_and_what_is_lost_is_said() => Prop.ForAll(BlockingCase.Arbitrary, c =>
    {
        var pairs = c.Find();
        var report = PairCounts.Report(c.Source, c.Plan, pairs, PairCounts.Count(pairs, 2));
        var unguarded = c with { Options = new() { MaxPairsPerBlock = long.MaxValue, PairsPerRecord = 1e9 } };
        var free = unguarded.Find();
        var all = PairCounts.Report(c.Source, c.Plan, free, PairCounts.Count(free, 1));
        return report.Keys.Sum(k => k.Pairs) <= c.Options.PairsPerRecord * c.Rows.Length
            && report.Pairs == pairs.ReadAll().Count
            && report.Keys.Zip(all.Keys, c.Plan.Rules).All(k => k.Third is SortedNeighbourhoodRule || k.First.Pairs + k.First.LostPairs == k.Second.Pairs);
    }).Holds(300);

    [Fact]
    public void Records_that_share_a_word_meet_wherever_it_stands()
    {
        var source = new BlockingSource([TestColumns.Of("name", FieldRole.OrganisationName, "acme tools", "tools of acme", "the smith tools", "smith", null, "")], 6);
        var pairs = Crm.Matching.Blocking.Pairs.PairFinder.Find(source, BlockingPlan.Of(BlockingRule.Same(new BlockingPart("name", BlockingTransform.EachToken))), new());
        Assert.Equal([(0, 1), (0, 2), (1, 2), (2, 3)], pairs.ReadAll().Select(p => (p.Pair.Left, p.Pair.Right)).Order());
    }

    [Fact]
    public void Similar_texts_meet_and_others_do_not()
    {
        var source = new BlockingSource([TestColumns.Of("name", FieldRole.Text, "international business machines", "completely different", "internatonal business machines", "zzz")], 4);
        var pairs = Crm.Matching.Blocking.Pairs.PairFinder.Find(source, BlockingPlan.Of(new SimilarTextRule("name", [], 8, 3)), new());
        Assert.Equal([new RecordPair(0, 2)], pairs.ReadAll().Select(p => p.Pair));
    }

    [Fact]
    public void Neighbours_meet_across_a_slip_and_not_where_they_begin_differently()
    {
        var source = new BlockingSource([TestColumns.Of("name", FieldRole.FamilyName, "smith", "smyth", "jones", "smit", "aaron")], 5);
        var pairs = Crm.Matching.Blocking.Pairs.PairFinder.Find(source, BlockingPlan.Of(new SortedNeighbourhoodRule([new("name")], 1)), new());
        Assert.Equal([(0, 1), (0, 3)], pairs.ReadAll().Select(p => (p.Pair.Left, p.Pair.Right)).Order());
    }

    private static bool Share(RuleKeys keys, int a, int b)
    {
        for (var i = 0; i < keys.Width; i++)
        {
            for (var j = 0; j < keys.Width; j++)
            {
                if ((i == j || keys.IsAnyToAny) && keys.Of(a, i) != 0 && keys.Of(a, i) == keys.Of(b, j))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
