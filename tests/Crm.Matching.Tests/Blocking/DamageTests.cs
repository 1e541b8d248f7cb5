using System.Numerics;
using Crm.Matching.Blocking;
using Crm.Matching.Blocking.Planning;
using Crm.Matching.Records;

namespace Crm.Matching.Tests.Blocking;

public sealed class DamageTests
{
    private static readonly CodedColumn[] Fields = [TestColumns.Of("a", FieldRole.Text, "x", "y"), TestColumns.Of("b", FieldRole.Text, "x", null), TestColumns.Of("c", FieldRole.City, "x", "y")];

    /// <summary>Three of ten fields have a slip on the average.</summary>
    [Theory]
    [InlineData(BlockingTransform.Exact, 0, 0, 0.7)]
    [InlineData(BlockingTransform.Start, 4, 0.5, 0.85)]
    [InlineData(BlockingTransform.RarestToken, 0, 0.5, 0.85)]
    [InlineData(BlockingTransform.EachToken, 0, 0.8, 0.94)]
    public void A_rule_finds_what_its_transform_bears(BlockingTransform transform, int length, double survival, double expected) =>
        Assert.Equal(expected, Share(Found((0, new(transform, survival, length)))), 0.02);

    [Fact]
    public void Missing_values_and_moves_are_borne_by_nothing()
    {
        Assert.Equal(0.25, Share(Found((1, new(BlockingTransform.Start, 1)))), 0.02);
        Assert.Equal(0.9, Share(Found((2, new(BlockingTransform.Start, 1)))), 0.02);
    }

    [Fact]
    public void Half_of_the_slips_are_as_bad_for_every_transform()
    {
        var (start, word) = (Found((0, new(BlockingTransform.Start, 0.5, 4))), Found((0, new(BlockingTransform.RarestToken, 0.5))));
        Assert.Equal(0.7 + (0.3 * ((0.5 * 0.5) + (0.5 * 0.75))), Share([.. start.Zip(word, (a, b) => a | b)]), 0.02);
    }

    private static ulong[] Found(params (int, PlannedTransform)[] fields) => new Damage(Fields, 2).Found(new(BlockingRule.EveryPair, fields));

    private static double Share(ulong[] found) => found.Sum(BitOperations.PopCount) / (double)Damage.Matches;
}
