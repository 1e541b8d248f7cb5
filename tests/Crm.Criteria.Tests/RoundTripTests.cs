using Crm.Tests.Shared;

namespace Crm.Criteria.Tests;

public class RoundTripTests
{
    [Fact]
    public void Text_gives_the_tree_back() => Law.Holds(1_000, seed =>
    {
        var tree = RandomTrees.Criterion(new Random(seed));
        var text = CriterionText.Write(tree);
        var back = CriterionText.Parse(text);
        Assert.Equal(tree, back);
        Assert.Equal(text, CriterionText.Write(back));
    });

    [Fact]
    public void Text_gives_checkable_trees_back_too() => Law.Holds(1_000, seed =>
    {
        var tree = new RandomCriteria(SampleCrm.Catalogue, new Random(seed), new CriteriaSamples()).Next(SampleCrm.Accounts);
        Assert.Equal(tree, CriterionText.Parse(CriterionText.Write(tree)));
    });

    [Fact]
    public void A_junction_of_one_is_its_part_and_of_none_a_truth()
    {
        var part = new Holds(new FieldPath(["a"]));
        Assert.Equal(part, CriterionText.Parse(CriterionText.Write(new AllOf([new AnyOf([part])]))));
        Assert.Equal(Criterion.All, CriterionText.Parse(CriterionText.Write(new AllOf([]))));
        Assert.Equal(Criterion.None, CriterionText.Parse(CriterionText.Write(new AnyOf([]))));
        Assert.Equal(new Not(new IsNull(new FieldPath(["a"]))), CriterionText.Parse(CriterionText.Write(new Not(new AllOf([new IsNull(new FieldPath(["a"]))])))));
    }

    [Fact]
    public void A_tree_of_the_greatest_depth_can_be_read()
    {
        Criterion tree = new Comparison(new FieldPath(["priority"]), ComparisonOperator.Equal, new NumberLiteral(1));
        for (var depth = 1; depth < CriteriaLimits.Default.Depth; depth++)
        {
            tree = (depth % 3) switch
            {
                0 => new Not(tree),
                1 => new AllOf([tree, new Truth(true)]),
                _ => new AnyOf([tree, new Truth(true)]),
            };
        }

        Assert.Equal(tree, CriterionText.Parse(CriterionText.Write(tree)));
        SampleCrm.Checker.Check(tree, SampleCrm.Deals, SampleCrm.Context);
        var deeper = new Not(tree);
        Assert.Equal("criteria.limit", Assert.Throws<CriteriaException>(() => SampleCrm.Checker.Check(deeper, SampleCrm.Deals, SampleCrm.Context)).Code);
    }
}
