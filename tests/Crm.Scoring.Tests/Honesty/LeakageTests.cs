using Crm.Scoring.Data;
using Crm.Scoring.Honesty;
using Crm.Tests.Shared;

namespace Crm.Scoring.Tests.Honesty;

public class LeakageTests
{
    [SharedDataTheory]
    [InlineData("bank_full", 0.799)]
    [InlineData("bank_additional_full", 0.802)]
    public void The_length_of_the_call_is_reported_and_no_other_column_of_the_bank(string name, double boostedWithout)
    {
        var report = LeakageDetector.Find(PublicData.Scoring(name), new BinnedBayesTrainer());
        var finding = Assert.Single(report.Findings);
        Assert.Equal(("duration", LeakageKind.OutranksAllOthers), (finding.Column, finding.Kind));
        Assert.Contains("the outcome hardly occurs", finding.Reason, StringComparison.Ordinal);

        // So it is found beside the published boosted trees too, not only beside a weak learner.
        Assert.True(finding.Auc > boostedWithout, $"{finding.Auc}");
    }

    [SharedDataTheory]
    [InlineData("bank_full")]
    [InlineData("bank_additional_full")]
    [InlineData("mlc_churn")]
    public void No_honest_column_is_reported(string name)
    {
        var data = PublicData.Scoring(name);
        Assert.Empty(LeakageDetector.Find(data.Find("duration") is null ? data : data.Without("duration"), new BinnedBayesTrainer()).Findings);
    }

    [SharedDataFact]
    public void What_a_deal_closed_at_is_reported_of_closed_deals()
    {
        var finding = Assert.Single(LeakageDetector.Find(PublicData.ClosedDeals(), new BinnedBayesTrainer()).Findings);
        Assert.Equal(("close_value", LeakageKind.TellsOutcome), (finding.Column, finding.Kind));
    }

    [Theory]
    [InlineData("text", LeakageKind.TellsOutcome)]
    [InlineData("flag", LeakageKind.TellsOutcome)]
    [InlineData("nearly", LeakageKind.TellsOutcome)]
    [InlineData("id", LeakageKind.TellsOutcome)]
    [InlineData("number", LeakageKind.TellsOutcome)]
    [InlineData("reason", LeakageKind.MarksOutcome)]
    [InlineData("lost", LeakageKind.MarksOutcome)]
    [InlineData("stage", LeakageKind.MarksOutcome)]
    [InlineData("invoiced", LeakageKind.MarksOutcome)]
    [InlineData("bought again", LeakageKind.MarksOutcome)]
    [InlineData("emptied", LeakageKind.MarksOutcome)]
    public void A_leak_is_reported_among_honest_columns_and_nothing_else(string leak, LeakageKind kind)
    {
        var data = Leads.Sample(2_000, seed: 3);
        var finding = Assert.Single(LeakageDetector.Find(new([.. data.Columns, Leak(leak, data.Target.ToArray())], data.Target.ToArray()), new BinnedBayesTrainer()).Findings);
        Assert.Equal((leak, kind), (finding.Column, finding.Kind));
    }

    [Theory]
    [InlineData(300, 1)]
    [InlineData(300, 2)]
    [InlineData(2_000, 4)]
    [InlineData(2_000, 5)]
    [InlineData(10_000, 6)]
    public void Honest_leads_are_not_accused(int rows, int seed) => Assert.Empty(LeakageDetector.Find(Leads.Sample(rows, seed), new BinnedBayesTrainer()).Findings);

    [Theory]
    [InlineData("bell")]
    [InlineData("steep bell")]
    [InlineData("even")]
    [InlineData("visits")]
    [InlineData("days since")]
    public void A_column_that_is_merely_strong_is_hardly_ever_accused(string shape)
    {
        var accused = Enumerable.Range(1, 60).Count(seed =>
        {
            var random = new Random(seed);
            double Bell() => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
            double[] x = [.. Enumerable.Range(0, 1_500).Select(_ => shape switch
            {
                "bell" or "steep bell" => Bell(),
                "even" => random.NextDouble(),
                "visits" => Math.Floor(-3 * Math.Log(1 - random.NextDouble())),
                _ => -60 * Math.Log(1 - random.NextDouble()),
            })];
            var target = x.Select(v => random.NextDouble() < 1 / (1 + Math.Exp(shape switch
            {
                "bell" => 1 - (1.7 * v),
                "steep bell" => -3 * v,
                "even" => 3 - (6 * v),
                "visits" => 3 - v,
                _ => (v / 15) - 1,
            })));
            return !LeakageDetector.Find(new([Column.Numeric("x", x), Column.Numeric("noise", x.Select(_ => random.NextDouble()))], target), new BinnedBayesTrainer()).Findings.IsEmpty;
        });
        Assert.InRange(accused, 0, 3);
    }

    [SharedDataTheory]
    [InlineData("bank_full")]
    [InlineData("mlc_churn")]
    public void Leaks_that_are_added_to_real_data_are_reported_and_nothing_else(string name)
    {
        var data = PublicData.Scoring(name);
        string[] leaks = ["flag", "id", "invoiced", "lost", "nearly", "number", "reason", "stage", "text"];
        var leaking = new DataSet([.. data.Columns, .. leaks.Select(l => Leak(l, data.Target.ToArray()))], data.Target.ToArray());
        string[] own = data.Find("duration") is null ? [] : ["duration"];
        Assert.Equal(leaks.Concat(own).Order(StringComparer.Ordinal), LeakageDetector.Find(leaking, new BinnedBayesTrainer()).Findings.Select(f => f.Column).Order(StringComparer.Ordinal));
    }

    [SharedDataTheory]
    [InlineData("bank_full", 2, 1)]
    [InlineData("bank_full", 5, 0)]
    [InlineData("bank_additional_full", 2, 2)]
    [InlineData("bank_additional_full", 5, 0)]
    public void In_a_part_of_the_rows_no_other_column_is_reported_either(string name, int parts, int found)
    {
        var data = PublicData.Scoring(name);
        var findings = Enumerable.Range(0, parts).SelectMany(part => LeakageDetector.Find(data.Take([.. Enumerable.Range(0, data.Rows).Where(row => row % parts == part)]), new BinnedBayesTrainer()).Findings).ToArray();
        Assert.All(findings, f => Assert.Equal("duration", f.Column));
        Assert.True(findings.Length >= found, $"{findings.Length}");
    }

    [Fact]
    public void Noise_is_not_accused()
    {
        var random = new Random(8);
        var target = Enumerable.Range(0, 60).Select(i => i % 4 == 0).ToArray();
        var columns = Enumerable.Range(0, 40).Select(c => c % 2 == 0
            ? Column.Numeric($"n{c}", target.Select(_ => random.NextDouble()))
            : Column.Categorical($"c{c}", target.Select(_ => random.Next(8) is var v && v == 0 ? null : $"{v}")));
        Assert.Empty(LeakageDetector.Find(new(columns, target), new BinnedBayesTrainer()).Findings);
    }

    [Fact]
    public void Of_columns_that_all_tell_an_easy_outcome_none_is_accused_but_a_copy_of_the_outcome_is()
    {
        var random = new Random(12);
        double Bell() => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
        var target = Enumerable.Range(0, 1_000).Select(i => i % 3 == 0).ToArray();
        Column Measure(string name, double apart) => Column.Numeric(name, target.Select(t => (t ? apart : 0) + Bell()).ToArray());
        var honest = new DataSet([Measure("area", 2.9), Measure("texture", 2), Measure("smoothness", 2), Measure("symmetry", 2), Measure("noise", 0)], target);
        var report = LeakageDetector.Find(honest, new BinnedBayesTrainer());
        Assert.True(report.Columns.Max(c => c.Auc) > 0.96);
        Assert.Empty(report.Findings);

        var found = LeakageDetector.Find(new([.. honest.Columns, Leak("text", target)], target), new BinnedBayesTrainer()).Findings;
        Assert.Equal("text", Assert.Single(found).Column);
    }

    [Fact]
    public void Two_noisy_copies_of_the_outcome_do_not_clear_each_other()
    {
        var random = new Random(13);
        double Bell() => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
        var data = Leads.Sample(3_000, seed: 13);
        var target = data.Target.ToArray();
        Column[] copies = [.. new[] { "first", "second" }.Select(name => Column.Numeric(name, target.Select(t => (t ? 1 : 0) + (0.33 * Bell())).ToArray()))];
        var found = LeakageDetector.Find(new([.. data.Columns, .. copies], target), new BinnedBayesTrainer()).Findings.Select(f => f.Column).Order(StringComparer.Ordinal);
        Assert.Equal(["first", "second"], found);
    }

    [Fact]
    public void A_single_column_with_an_AUC_of_95_percent_is_hardly_ever_accused()
    {
        var accused = Enumerable.Range(1, 30).Count(seed =>
        {
            var random = new Random(seed);
            double[] x = [.. Enumerable.Range(0, 2_000).Select(_ => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6)];
            var target = x.Select(v => random.NextDouble() < 1 / (1 + Math.Exp(3 - (4.2 * v)))).ToArray();
            return !LeakageDetector.Find(new([Column.Numeric("x", x), Column.Numeric("noise", x.Select(_ => random.NextDouble()))], target), new BinnedBayesTrainer()).Findings.IsEmpty;
        });
        Assert.InRange(accused, 0, 3);
    }

    [Fact]
    public void A_copy_of_a_leak_does_not_clear_it()
    {
        var data = Leads.Sample(5_000, seed: 9);
        var target = data.Target.ToArray();
        var random = new Random(9);
        var minutes = target.Select(t => (t ? 3 : 0) + (random.NextDouble() * 10)).ToArray();
        Column[] twice = [Column.Numeric("minutes", minutes), Column.Numeric("seconds", minutes.Select(m => m * 60))];
        var found = LeakageDetector.Find(new([.. data.Columns, .. twice], target), new BinnedBayesTrainer()).Findings.Select(f => f.Column).Order(StringComparer.Ordinal);
        Assert.Equal(["minutes", "seconds"], found);
    }

    [Fact]
    public void What_is_wrong_is_told_by_a_code()
    {
        var data = Leads.Sample(100, 1);
        string Refused(DataSet of, LeakageOptions? options = null) => Assert.Throws<ScoringException>(() => LeakageDetector.Find(of, new BinnedBayesTrainer(), options)).Code;
        Assert.Equal(ScoringErrorCodes.NoTarget, Refused(new(data.Columns)));
        Assert.Equal(ScoringErrorCodes.OneClass, Refused(data.WithTarget(new bool[100])));
        Assert.Equal(ScoringErrorCodes.TooFewRows, Refused(data.WithTarget(Enumerable.Range(0, 100).Select(i => i == 0))));
        Assert.Equal(ScoringErrorCodes.InvalidOption, Refused(data, new() { Folds = 1 }));
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => LeakageDetector.Find(data, new BinnedBayesTrainer(), cancellationToken: cancelled.Token));
    }

    private static Column Leak(string name, bool[] target)
    {
        var random = new Random(11);
        var order = 0;
        var places = Enumerable.Range(0, target.Length).OrderBy(i => target[i]).ToDictionary(i => i, _ => order++);
        return name switch
        {
            "text" => Column.Categorical(name, target.Select(t => t ? "won" : "lost")),
            "flag" => Column.Boolean(name, target.Select(t => (bool?)(random.NextDouble() < 0.01 ? !t : t))),
            "nearly" => Column.Numeric(name, target.Select(t => (t ? 1 : 0) + (random.NextDouble() * 1.1))),
            "id" => Column.Categorical(name, target.Select((_, i) => $"L-{places[i]:00000}")),
            "number" => Column.Count(name, target.Select((_, i) => (double)places[i])),
            "reason" => Column.Categorical(name, target.Select(t => t && random.Next(3) == 0 ? $"reason {random.Next(5)}" : null)),
            "lost" => Column.Numeric(name, target.Select(t => t || random.Next(2) == 0 ? double.NaN : random.NextDouble())),
            "emptied" => Column.Numeric(name, target.Select(t => t && random.Next(2) == 0 ? double.NaN : random.NextDouble())),
            "stage" => Column.Categorical(name, target.Select(t => t && random.Next(4) == 0 ? "signed" : random.Next(2) == 0 ? "open" : "quoted")),
            "bought again" => Column.Boolean(name, target.Select(t => (bool?)(t && random.Next(12) == 0))),
            _ => Column.Numeric(name, target.Select(t => t && random.Next(4) == 0 ? 100 + random.NextDouble() : 0)),
        };
    }
}
