using Crm.Scoring.Evaluation;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Scoring.Tests.Evaluation;

public class MetricsTests
{
    // Few distinct scores, so that there are ties; both outcomes are there.
    private static readonly Arbitrary<(double[] Scores, bool[] Target)> Judged =
        Gen.Choose(0, 8).Zip(ArbMap.Default.GeneratorFor<bool>()).NonEmptyListOf()
            .Select(l => (Scores: l.Select(p => p.Item1 / 8.0).Append(0.5).Append(0.25).ToArray(), Target: l.Select(p => p.Item2).Append(true).Append(false).ToArray())).ToArbitrary();

    [Fact]
    public void Auc_is_the_chance_that_a_positive_scores_higher() => Prop.ForAll(Judged, judged =>
    {
        var (wins, pairs) = (0.0, 0);
        for (var i = 0; i < judged.Scores.Length; i++)
        {
            for (var j = 0; j < judged.Scores.Length; j++)
            {
                if (judged.Target[i] && !judged.Target[j])
                {
                    pairs++;
                    wins += judged.Scores[i] > judged.Scores[j] ? 1 : judged.Scores[i] == judged.Scores[j] ? 0.5 : 0;
                }
            }
        }

        return Close(wins / pairs, Metrics.Auc(judged.Scores, judged.Target));
    }).Holds();

    [Fact]
    public void Average_precision_is_precision_at_each_score_by_the_recall_it_adds() => Prop.ForAll(Judged, judged =>
    {
        var (sum, recall) = (0.0, 0.0);
        foreach (var score in judged.Scores.Distinct().OrderDescending())
        {
            var confusion = Confusion.At(score, judged.Scores, judged.Target);
            sum += (confusion.Recall - recall) * confusion.Precision;
            recall = confusion.Recall;
        }

        return Close(sum, Metrics.AveragePrecision(judged.Scores, judged.Target));
    }).Holds();

    [Fact]
    public void Log_loss_and_Brier_score_are_means_over_the_rows() => Prop.ForAll(Judged, judged =>
    {
        var p = Array.ConvertAll(judged.Scores, s => (s + 0.1) / 1.2);
        var rows = p.Zip(judged.Target).ToArray();
        return Close(rows.Average(r => -Math.Log(r.Second ? r.First : 1 - r.First)), Metrics.LogLoss(p, judged.Target))
            && Close(rows.Average(r => Math.Pow(r.First - (r.Second ? 1 : 0), 2)), Metrics.Brier(p, judged.Target));
    }).Holds();

    [Fact]
    public void No_figure_depends_on_the_order_of_the_rows() => Prop.ForAll(Judged, ArbMap.Default.ArbFor<int>(), (judged, seed) =>
    {
        var order = Enumerable.Range(0, judged.Scores.Length).ToArray();
        new Random(seed).Shuffle(order);
        var (scores, target) = (Array.ConvertAll(order, i => judged.Scores[i]), Array.ConvertAll(order, i => judged.Target[i]));
        return Figures(scores, target).Zip(Figures(judged.Scores, judged.Target)).All(p => Close(p.First, p.Second));
    }).Holds();

    [Fact]
    public void A_weight_of_two_is_a_row_that_comes_twice() => Prop.ForAll(Judged, judged =>
    {
        var weights = judged.Scores.Select((_, i) => i % 2 + 1.0).ToArray();
        var twice = Enumerable.Range(0, weights.Length).SelectMany(i => Enumerable.Repeat(i, (int)weights[i])).ToArray();
        var (scores, target) = (Array.ConvertAll(twice, i => judged.Scores[i]), Array.ConvertAll(twice, i => judged.Target[i]));
        return Figures(judged.Scores, judged.Target, weights).Zip(Figures(scores, target)).All(p => Close(p.First, p.Second));
    }).Holds();

    [Fact]
    public void Calibration_error_and_deciles_are_over_bins_of_equal_count()
    {
        var p = Enumerable.Range(0, 200).Select(i => (i + 0.5) / 200).ToArray();
        var target = Enumerable.Range(0, 200).Select(i => i * 7 % 200 < i).ToArray();
        var bins = p.Zip(target).OrderByDescending(r => r.First).Chunk(20).ToArray();
        var rates = bins.Select(b => b.Average(r => r.Second ? 1.0 : 0)).ToArray();
        Assert.Equal(bins.Select((b, i) => Math.Abs(b.Average(r => r.First) - rates[i])).Average(), Metrics.ExpectedCalibrationError(p, target), 12);
        var deciles = Metrics.Deciles(p, target);
        Assert.Equal(rates, deciles.Select(d => d.Rate), Close);
        Assert.Equal(rates.Select(r => r / rates.Average()), deciles.Select(d => d.Lift), Close);
        Assert.Equal(1, deciles[^1].Gain, 12);
        Assert.Equal(rates[..3].Sum() / rates.Sum(), deciles[2].Gain, 12);
    }

    [Fact]
    public void Confusion_counts_what_is_taken_for_what()
    {
        var confusion = Confusion.At(0.5, [0.9, 0.5, 0.4, 0.1, 0.6], [true, false, true, false, true], [1, 2, 3, 4, 5]);
        Assert.Equal(new Confusion(0.5, 6, 2, 3, 4), confusion);
        Assert.Equal((0.75, 6 / 9.0, 12 / 17.0, 10 / 15.0), (confusion.Precision, confusion.Recall, confusion.F1, confusion.Accuracy));
    }

    [Fact]
    public void Intervals_hold_the_figure_and_are_the_same_for_a_seed()
    {
        var random = new Random(3);
        var p = Enumerable.Range(0, 2000).Select(_ => random.NextDouble()).ToArray();
        var target = Array.ConvertAll(p, x => random.NextDouble() < x);
        var report = EvaluationReport.Of(p, target);
        Assert.Equal(report.Auc, EvaluationReport.Of(p, target).Auc);
        Assert.NotEqual(report.Auc, EvaluationReport.Of(p, target, options: new() { Seed = 2 }).Auc);
        Assert.InRange(report.Auc.Value, report.Auc.Low, report.Auc.High);

        // Hanley and McNeil 1982: the standard error of this area is about 0.009.
        Assert.InRange(report.Auc.High - report.Auc.Low, 0.03, 0.045);
        Assert.InRange(5.0 / 6, report.Auc.Low, report.Auc.High);
    }

    [Fact]
    public void What_cannot_be_judged_is_refused()
    {
        Assert.Equal(ScoringErrorCodes.OneClass, Refused(() => Metrics.Auc([0.1, 0.2], [true, true])));
        Assert.Equal(ScoringErrorCodes.LengthMismatch, Refused(() => Metrics.Brier([0.1], [true, true])));
        Assert.Equal(ScoringErrorCodes.InvalidValue, Refused(() => Metrics.Auc([0.1, double.NaN], [true, false])));
        Assert.Equal(ScoringErrorCodes.TooFewRows, Refused(() => Metrics.LogLoss([], [])));
        Assert.Equal(ScoringErrorCodes.TooFewRows, Refused(() => Metrics.Deciles([0.1, 0.2], [true, false]).Length));
        Assert.Equal(ScoringErrorCodes.InvalidOption, Refused(() => EvaluationReport.Of([0.1, 0.2], [true, false], options: new() { Confidence = 1 }).Auc.Value));
    }

    private static double[] Figures(double[] scores, bool[] target, double[]? weights = null) =>
    [
        Metrics.Auc(scores, target, weights),
        Metrics.AveragePrecision(scores, target, weights),
        Metrics.LogLoss(scores, target, weights),
        Metrics.Brier(scores, target, weights),
        Metrics.ExpectedCalibrationError(scores, target, weights),
    ];

    private static string Refused(Func<double> action) => Assert.Throws<ScoringException>(() => action()).Code;

    private static bool Close(double a, double b) => Math.Abs(a - b) < 1e-9;
}
