using Crm.Scoring.Data;
using Crm.Scoring.Honesty;
using Crm.Tests.Shared;

namespace Crm.Scoring.Tests.Honesty;

public class SufficiencyTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Enough_rows_over_enough_time_with_a_signal_are_sufficient()
    {
        var verdict = DataSufficiency.Judge(Leads.Sample(2_000, 1), new BinnedBayesTrainer(), Days(2_000, 365));
        Assert.True(verdict.IsSufficient);
        Assert.StartsWith("Enough: 2,000 rows", verdict.Reason, StringComparison.Ordinal);
        Assert.Contains("over 365 days", verdict.Reason, StringComparison.Ordinal);
        Assert.InRange(verdict.Signal!.Auc, 0.68, 0.78);
        Assert.InRange(verdict.Signal.ShuffledMean, 0.45, 0.55);
        Assert.Equal(19, verdict.Signal.Shuffles);
    }

    [Fact]
    public void Everything_that_is_missing_is_named()
    {
        var verdict = DataSufficiency.Judge(Leads.Sample(120, 1, baseline: -4), new BinnedBayesTrainer(), Days(120, 30));
        Assert.False(verdict.IsSufficient);
        Assert.Null(verdict.Signal);
        Assert.Equal($"Not enough: 120 rows, at least 200 are needed; {verdict.Positives} positive rows, at least 50 are needed; the rows span 30 days, at least 90 days are needed.", verdict.Reason);
    }

    [Fact]
    public void One_class_is_a_verdict_and_no_error()
    {
        var verdict = DataSufficiency.Judge(Leads.Sample(400, 1).WithTarget(new bool[400]), new BinnedBayesTrainer());
        Assert.False(verdict.IsSufficient);
        Assert.Contains("0 positive rows", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Noise_has_no_signal_in_nineteen_of_twenty_cases()
    {
        var sufficient = Enumerable.Range(1, 40).Count(seed =>
        {
            var random = new Random(seed);
            return DataSufficiency.Judge(Leads.Sample(300, seed).WithTarget(Enumerable.Range(0, 300).Select(_ => random.Next(3) == 0)), new BinnedBayesTrainer()).IsSufficient;
        });
        Assert.InRange(sufficient, 0, 5);
    }

    [SharedDataFact]
    public void Whether_a_deal_of_the_public_pipeline_is_won_cannot_be_learned()
    {
        var verdict = DataSufficiency.Judge(PublicData.ClosedDeals().Without("close_value", "opportunity_id", "close_date", "engage_date"), new BinnedBayesTrainer());
        Assert.False(verdict.IsSufficient);
        Assert.Contains("no signal", verdict.Reason, StringComparison.Ordinal);
    }

    [SharedDataFact]
    public void The_bank_is_sufficient() =>
        Assert.True(DataSufficiency.Judge(PublicData.Scoring("bank_full").Without("duration"), new BinnedBayesTrainer(), options: new() { MostOfEachClass = 500 }).IsSufficient);

    [Fact]
    public void The_same_seed_gives_the_same_verdict_and_options_are_checked()
    {
        var data = Leads.Sample(600, 2);
        Assert.Equal(DataSufficiency.Judge(data, new BinnedBayesTrainer()), DataSufficiency.Judge(data, new BinnedBayesTrainer()));
        Assert.Equal(ScoringErrorCodes.InvalidOption, Refused(() => DataSufficiency.Judge(data, new BinnedBayesTrainer(), options: new() { Shuffles = 0 })));
        Assert.Equal(ScoringErrorCodes.LengthMismatch, Refused(() => DataSufficiency.Judge(data, new BinnedBayesTrainer(), Days(3, 3))));
        Assert.Equal(ScoringErrorCodes.NoTarget, Refused(() => DataSufficiency.Judge(new DataSet(data.Columns), new BinnedBayesTrainer())));
    }

    private static DateTimeOffset[] Days(int rows, double span) => [.. Enumerable.Range(0, rows).Select(i => Start.AddDays(span * i / (rows - 1)))];

    private static string Refused(Func<object> action) => Assert.Throws<ScoringException>(action).Code;
}
