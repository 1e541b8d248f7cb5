using Crm.Scoring.Cards;

namespace Crm.Scoring.Tests.Cards;

public class ScoreCardTests
{
    private static readonly ScoreCard Card = Samples.Leads();
    private static readonly BoundScoreCard<Lead> Bound = Samples.Bind(Card);

    [Fact]
    public void Reasons_read_like_sentences_the_weightiest_first()
    {
        var engagement = Card.NewEngagement();
        engagement.Add("call", Samples.Now.AddDays(-1));
        engagement.Add("call", Samples.Now.AddDays(-6));
        engagement.Add("call", Samples.Now.AddDays(-8));
        engagement.Add("visit", Samples.Now.AddDays(-14));
        engagement.Add("mail", Samples.Now.AddDays(-5), 3);
        var (result, reasons) = Bound.Explain(new(80, "bank", null), engagement, Samples.Now);
        Assert.Equal(["80 people work there: +20", "is in bank: +10", "mails (1.5, fading over 10 days): +3", "visits (0.5, halving in 14 days): +1.5", "called 2 times in 7 days: +0.8"], reasons.Select(r => r.Text));
        Assert.Equal(35.3, result.Score, 1e-9);
        Assert.Equal((30, "B"), (result.Fit, result.Grade));
        Assert.Equal(result.Score, reasons.Sum(r => r.Contribution));
    }

    [Fact]
    public void A_full_group_cuts_what_comes_later()
    {
        var points = new double[6];
        Bound.Score(new(80, "saas", null), null, Samples.Now, points);
        Assert.Equal([20, 10, 0, 0, 0, 0], points);
        Bound.Score(new(1, null, true), null, Samples.Now, points);
        Assert.Equal([0, 0, -10, 0, 0, 0], points);
    }

    [Fact]
    public void The_cap_of_a_signal_holds_for_all_its_events()
    {
        var engagement = Card.NewEngagement();
        engagement.Add("visit", Samples.Now, 1_000_000);
        var points = new double[6];
        Assert.Equal(12, Bound.Score(new(1, null, null), engagement, Samples.Now, points).Score);
    }

    [Fact]
    public void What_is_missing_fails_every_comparison_and_passes_its_complement()
    {
        var points = new double[6];
        var engagement = Card.NewEngagement();
        engagement.Add("mail", Samples.Now);
        Assert.Equal(2, Bound.Score(new(null, null, null), engagement, Samples.Now, points).Score);
        Assert.Equal(0 - 10, Bound.Score(new(null, null, true), engagement, Samples.Now, points).Score);
    }

    [Fact]
    public void A_predicate_is_asked_of_the_record()
    {
        var points = new double[6];
        Assert.Equal(0, Bound.Score(new(1, null, true, IsPartner: true), null, Samples.Now, points).Score);
    }

    [Theory]
    [InlineData(40, "A"), InlineData(39.999, "B"), InlineData(20, "B"), InlineData(0, "C"), InlineData(-0.001, "D")]
    public void Grades_begin_at_their_threshold(double points, string grade)
    {
        var card = new ScoreCard("one", [new("g", Dimension.Fit)], [new("s", "g", points) { When = Condition.Missing("x") }], [new("A", 40), new("B", 20), new("C", 0), new("D")]);
        Assert.Equal(grade, card.Bind<Lead>(b => b.Number("x", _ => double.NaN)).Score(new(null, null, null), null, Samples.Now, new double[1]).Grade);
    }

    [Fact]
    public void A_matrix_grades_by_fit_and_engagement()
    {
        var bound = Samples.Bind(Samples.Leads(matrix: new([new("fits", 20), new("does not")], [new("hot", 10), new("warm", 2), new("cold")], [["A1", "A2", "A3"], ["C1", "C2", "C3"]])));
        string Grade(double employees, int visits)
        {
            var engagement = bound.Card.NewEngagement();
            engagement.Add("visit", Samples.Now, visits);
            return bound.Score(new(employees, null, null), engagement, Samples.Now, new double[6]).Grade!;
        }

        Assert.Equal(["A1", "A2", "C1", "C2"], [Grade(50, 4), Grade(50, 1), Grade(49, 4), Grade(49, 1)]);
        Assert.Equal("C3", bound.Score(new(1, null, null), null, Samples.Now, new double[6]).Grade);
    }

    [Fact]
    public void Scoring_allocates_nothing()
    {
        var engagement = Card.NewEngagement();
        engagement.Add("call", Samples.Now);
        engagement.Add("visit", Samples.Now);
        var (lead, points) = (new Lead(80, "bank", false), new double[6]);
        for (var i = 0; i < 100; i++)
        {
            Bound.Score(lead, engagement, Samples.Now, points);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Bound.Score(lead, engagement, Samples.Now, points);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
