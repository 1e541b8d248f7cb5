using Crm.Matching.Blocking;
using Crm.Matching.Blocking.Indexing;
using Crm.Matching.Blocking.Keys;
using Crm.Matching.Records;
using Crm.Tests.Shared;
using FsCheck.Fluent;

namespace Crm.Matching.Tests.Blocking;

public sealed class BlockingIndexTests
{
    [Fact]
    public void A_record_finds_those_that_share_a_key_indexed_or_added() => Prop.ForAll(BlockingCase.Arbitrary, c =>
    {
        var plan = c.Plan with { Rules = [.. c.Plan.Rules.Where(r => r is not SortedNeighbourhoodRule).DefaultIfEmpty(BlockingRule.EveryPair)] };
        var tables = new PartTables(c.Source, 1, CancellationToken.None);
        var keys = plan.Rules.Select(tables.Compile).ToList();
        var index = BlockingIndex.Build(c.Source, plan, c.Options);
        var added = c.Rows.Select(row => index.Add(name => row["abcd".IndexOf(name[0])])).ToList();
        var places = new int[c.Rows.Length * 2];
        return added.SequenceEqual(Enumerable.Range(c.Rows.Length, c.Rows.Length)) && c.Rows.Select((row, r) =>
        {
            var count = index.Find(name => row["abcd".IndexOf(name[0])], places, out var isCut);
            var own = Enumerable.Range(0, c.Rows.Length).Where(o => keys.Any(k => Hashes(k, r).Intersect(Hashes(k, o)).Any())).ToList();
            return !isCut && places[..count].Order().SequenceEqual(own.Concat(own.Select(o => o + c.Rows.Length)));
        }).All(isRight => isRight);
    }).Holds(300);

    [Fact]
    public void The_smallest_blocks_come_first_and_the_answer_is_bounded()
    {
        var source = new BlockingSource([TestColumns.Of("rare", FieldRole.Text, "x", "x", "y", "y", "y"), TestColumns.Of("common", FieldRole.Text, "z", "z", "z", "z", "z")], 5);
        var index = BlockingIndex.Build(source, BlockingPlan.Of(BlockingRule.Same(new BlockingPart("common")), BlockingRule.Same(new BlockingPart("rare"))), new());
        var places = new int[3];
        Assert.Equal(3, index.Find(name => name == "rare" ? "x" : "z", places, out var isCut));
        Assert.True(isCut);
        Assert.Equal([0, 1, 2], places);
        Assert.Equal(0, index.Find(_ => null, places, out _));
    }

    [Fact]
    public void Neighbours_are_found_on_either_side()
    {
        var source = new BlockingSource([TestColumns.Of("name", FieldRole.FamilyName, "smith", "smyth", "jones", "smit", "smolka")], 5);
        var index = BlockingIndex.Build(source, BlockingPlan.Of(new SortedNeighbourhoodRule([new("name")], 1)), new());
        var places = new int[5];
        Assert.Equal([0, 4], places[..index.Find(_ => "smithy", places, out _)].Order());
        Assert.Equal(5, index.Add(_ => "smithers"));
        Assert.Equal([0, 4, 5], places[..index.Find(_ => "smithy", places, out _)].Order());
    }

    private static IEnumerable<(int, ulong)> Hashes(RuleKeys keys, int record) =>
        Enumerable.Range(0, keys.Width).Where(slot => keys.Of(record, slot) != 0).Select(slot => (keys.IsAnyToAny ? 0 : slot, keys.Of(record, slot)));
}
