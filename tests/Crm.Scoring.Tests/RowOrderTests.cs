using Crm.Scoring.Bayes;
using Crm.Scoring.Boosting;
using Crm.Scoring.Calibration;
using Crm.Scoring.Data;
using Crm.Scoring.Honesty;
using Crm.Scoring.Linear;
using Crm.Scoring.Models;
using Crm.Scoring.Training;
using Crm.Scoring.Uplift;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Scoring.Tests;

/// <summary>The order in which rows come says nothing, so nothing that is learned of them hangs on it, folds and calibration included.</summary>
public class RowOrderTests
{
    private static readonly LinearTrainer Quick = new(new() { Penalty = 0.01 });
    private static readonly BoostedTreesTrainer Trees = new(new() { Trees = 8, MaxLeaves = 5, MinRowsPerLeaf = 5, Patience = 3, RowShare = 0.8 });

    public static TheoryData<string, ITrainer> Trainers => new()
    {
        { "penalty by folds", new LinearTrainer() },
        { "with L1", new LinearTrainer(new() { Penalty = 0.01, L1Share = 0.5 }) },
        { "trees, their number by folds", Trees },
        { "bayes", new BayesTrainer() },
        { "auto", new AutoTrainer([Quick, Trees]) },
    };

    [Theory]
    [MemberData(nameof(Trainers))]
    public void A_calibrated_model_has_the_same_bits_for_any_order(string name, ITrainer trainer) => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var data = ModelLaws.Sample(150, seed, weighted: seed % 2 == 0);
        var calibrated = new CalibratedTrainer(trainer, folds: 3);
        Assert.Equal(JsonTexts.Of(calibrated.Train(data).Write), JsonTexts.Of(calibrated.Train(Shuffled(data, seed)).Write));
        Assert.Equal(JsonTexts.Of(trainer.Train(data).Write), JsonTexts.Of(trainer.Train(Shuffled(data, seed)).Write));
        Assert.False(string.IsNullOrEmpty(name));
    }).Holds(8);

    [Fact]
    public void What_is_said_of_data_is_said_for_any_order() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var data = Honesty.Leads.Sample(400, seed);
        var other = Shuffled(data, seed);
        Assert.Equal(Said(LeakageDetector.Find(data, Quick)), Said(LeakageDetector.Find(other, Quick)));
        Assert.Equal(DataSufficiency.Judge(data, Quick), DataSufficiency.Judge(other, Quick));
        static string Said(LeakageReport report) => string.Join(';', report.Columns.Select(c => $"{c.Column} {c.Auc:R}").Concat(report.Findings.Select(f => f.Reason)));
    }).Holds(8);

    [Fact]
    public void An_experiment_shows_the_same_uplift_for_any_order() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var data = ModelLaws.Sample(400, seed);
        data = new([.. data.Columns, Column.Categorical("arm", Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? "mail" : "none"))], data.Target.ToArray());
        foreach (var trainer in (IUpliftTrainer[])[new TwoModelTrainer(Quick), new ClassTransformationTrainer(Quick)])
        {
            var (one, two) = (Run(data, trainer), Run(Shuffled(data, seed), trainer));
            Assert.Equal((one.Rate, one.ControlRate, one.Uplift, one.Qini), (two.Rate, two.ControlRate, two.Uplift, two.Qini));
            Assert.Equal(one.AtShares.AsEnumerable(), two.AtShares.AsEnumerable());
        }

        static UpliftFigures Run(DataSet data, IUpliftTrainer trainer) => UpliftStudy.Run(data, "arm", ["mail"], "none", trainer, new() { Samples = 40 })[0].Figures;
    }).Holds(8);

    private static DataSet Shuffled(DataSet data, int seed)
    {
        var order = Enumerable.Range(0, data.Rows).ToArray();
        new Random(seed).Shuffle(order);
        return data.Take(order);
    }
}
