using Crm.Scoring.Cards;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Scoring.Tests.Cards;

public class LawTests
{
    [Fact]
    public void Contributions_sum_to_the_score_exactly_in_whatever_order() => Prop.ForAll(Generators.Cases, c =>
    {
        var bound = c.Bind();
        var points = new double[c.Card.Signals.Length];
        return c.Rows.All(row =>
        {
            var result = bound.Score(row, c.EngagementOf(row), c.Now, points);
            return points.Sum() == result.Score && points.Reverse().Sum() == result.Score && points.OrderByDescending(Math.Abs).Sum() == result.Score
                && result.Fit + result.Engagement == result.Score && bound.Explain(row, c.EngagementOf(row), c.Now).Reasons.Sum(r => r.Contribution) == result.Score;
        });
    }).Holds();

    [Fact]
    public void Each_contribution_is_what_the_card_says() => Prop.ForAll(Generators.Cases, c =>
    {
        var bound = c.Bind();
        var points = new double[c.Card.Signals.Length];
        foreach (var row in c.Rows)
        {
            var (expected, score) = Model.Score(c, row);
            var result = bound.Score(row, c.EngagementOf(row), c.Now, points);
            Assert.Equal(score, result.Score, 1e-9);
            Assert.All(expected.Zip(points), p => Assert.Equal(p.First, p.Second, 1e-9));
        }
    }).Holds();

    [Fact]
    public void Groups_keep_their_limits_exactly() => Prop.ForAll(Generators.Cases, c =>
    {
        var bound = c.Bind();
        var points = new double[c.Card.Signals.Length];
        return c.Rows.All(row =>
        {
            bound.Score(row, c.EngagementOf(row), c.Now, points);
            return c.Card.Groups.All(g => c.Card.Signals.Select((s, i) => s.Group == g.Name ? points[i] : 0).Sum() is var sum
                && sum <= (g.Max ?? double.PositiveInfinity) + (ScoreCardLimits.Step / 2) && sum >= (g.Min ?? double.NegativeInfinity) - (ScoreCardLimits.Step / 2));
        });
    }).Holds();

    [Fact]
    public void Columns_give_the_same_bits_as_one_at_a_time() => Prop.ForAll(Generators.Cases, c =>
    {
        var engagement = new EngagementColumns(c.Card, c.Rows.Length);
        for (var i = 0; i < c.Rows.Length; i++)
        {
            engagement.Set(i, c.EngagementOf(c.Rows[i]), c.Now);
        }

        var all = new ScoreColumns(c.Card, c.Rows.Length);
        c.Card.ScoreAll(c.Data(), engagement, c.Now, all);
        AssertSame(c, all, c.EngagementOf);
        c.Card.ScoreAll(c.Data(), null, c.Now, all);
        AssertSame(c, all, _ => null);
    }).Holds();

    [Fact]
    public void Many_blocks_give_the_same_bits_too()
    {
        var c = Generators.Cases.Generator.Where(c => c.Rows.Length > 10).Sample(1, 1)[0];
        c = c with { Rows = [.. Enumerable.Range(0, 1003).Select(i => c.Rows[i * 7 % c.Rows.Length])] };
        var engagement = new EngagementColumns(c.Card, c.Rows.Length);
        for (var i = 0; i < c.Rows.Length; i++)
        {
            engagement.Set(i, c.EngagementOf(c.Rows[i]), c.Now);
        }

        var all = new ScoreColumns(c.Card, c.Rows.Length);
        c.Card.ScoreAll(c.Data(), engagement, c.Now, all);
        AssertSame(c, all, c.EngagementOf);
    }

    private static void AssertSame(Case c, ScoreColumns all, Func<Row, Engagement?> engagement)
    {
        var bound = c.Bind();
        var points = new double[c.Card.Signals.Length];
        for (var i = 0; i < c.Rows.Length; i++)
        {
            var one = bound.Score(c.Rows[i], engagement(c.Rows[i]), c.Now, points);
            var many = new ScoreResult(all.Scores[i], all.Fit[i], all.Engagement[i], c.Card.GradeNames.IsEmpty ? null : c.Card.GradeNames[all.Grades[i]]);
            Assert.Equal(Bits(one), Bits(many));
            for (var s = 0; s < points.Length; s++)
            {
                Assert.Equal(BitConverter.DoubleToInt64Bits(points[s]), BitConverter.DoubleToInt64Bits(all.Contributions(s)[i]));
            }
        }
    }

    private static (long, long, long, string?) Bits(ScoreResult result) =>
        (BitConverter.DoubleToInt64Bits(result.Score), BitConverter.DoubleToInt64Bits(result.Fit), BitConverter.DoubleToInt64Bits(result.Engagement), result.Grade);
}
