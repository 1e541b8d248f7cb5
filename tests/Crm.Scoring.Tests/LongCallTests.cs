using Crm.Scoring.Bayes;
using Crm.Scoring.Boosting;
using Crm.Scoring.Calibration;
using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;
using Crm.Scoring.Explaining;
using Crm.Scoring.Honesty;
using Crm.Scoring.Linear;
using Crm.Scoring.Models;
using Crm.Scoring.Training;
using Crm.Scoring.Uplift;

namespace Crm.Scoring.Tests;

/// <summary>Whatever takes long tells how far it is, and stops when it is asked to.</summary>
public class LongCallTests
{
    private static readonly DataSet Data = ModelLaws.Sample(400, 1);
    private static readonly bool[] Treated = [.. Enumerable.Range(0, Data.Rows).Select(i => i % 2 == 0)];
    private static readonly LinearTrainer Quick = new(new() { Penalty = 0.01 });
    private static readonly BoostedTreesTrainer Trees = new(new() { Trees = 8, MaxLeaves = 5, MinRowsPerLeaf = 5, Patience = 3, Threads = 2 });
    private static readonly DataSet Experiment = new([.. Data.Columns, Column.Categorical("arm", Treated.Select((t, i) => t ? (i % 4 == 0 ? "mail" : "call") : "none"))], Data.Target.ToArray());

    private static readonly Dictionary<string, Action<IProgress<double>?, CancellationToken>> Telling = new(StringComparer.Ordinal)
    {
        ["linear"] = (progress, cancel) => new LinearTrainer().Train(Data, progress, cancel),
        ["boosted"] = (progress, cancel) => Trees.Train(Data, progress, cancel),
        ["bayes"] = (progress, cancel) => new BayesTrainer().Train(Data, progress, cancel),
        ["auto"] = (progress, cancel) => new AutoTrainer([Quick, Trees]).Train(Data, progress, cancel),
        ["choose"] = (progress, cancel) => new AutoTrainer([Quick, Trees]).Choose(Data, progress, cancel),
        ["choose of one"] = (progress, cancel) => new CalibratedTrainer(new AutoTrainer([Quick])).Train(Data, progress, cancel),
        ["calibrated"] = (progress, cancel) => new CalibratedTrainer(Quick).Train(Data, progress, cancel),
        ["not calibrated"] = (progress, cancel) => new CalibratedTrainer(Trees, CalibrationMethod.None).Train(Data, progress, cancel),
        ["cross-validation"] = (progress, cancel) => CrossValidation.Run(Quick, Data, Splits.Stratified(Data.Target), progress, cancel),
        ["cross-validation, calibrated"] = (progress, cancel) => CrossValidation.Run(new CalibratedTrainer(Quick), Data, Splits.Stratified(Data.Target), progress, cancel),
        ["leakage"] = (progress, cancel) => LeakageDetector.Find(Data, Quick, progress: progress, cancellationToken: cancel),
        ["sufficiency"] = (progress, cancel) => DataSufficiency.Judge(Data, Quick, progress: progress, cancellationToken: cancel),
        ["uplift"] = (progress, cancel) => UpliftStudy.Run(Experiment, "arm", ["mail", "call"], "none", new TwoModelTrainer(Quick), new() { Samples = 40 }, progress, cancel),
    };

    private static readonly Dictionary<string, Action<CancellationToken>> Silent = new(StringComparer.Ordinal)
    {
        ["importance"] = cancel => GlobalImportance.Of(Quick.Train(Data), Data, cancel),
        ["intervals"] = cancel => EvaluationReport.Of(new double[Data.Rows], Data.Target, cancellationToken: cancel),
        ["intervals of uplift"] = cancel => UpliftFigures.Of(new double[Data.Rows], Treated, Data.Target, cancellationToken: cancel),
        ["counting"] = cancel => BayesCounts.For(Data).Add(Data, cancel),
        ["two models"] = cancel => new TwoModelTrainer(Quick).Train(Data, Treated, cancel),
        ["class transformation"] = cancel => new ClassTransformationTrainer(Quick).Train(Data, Treated, cancel),
        ["CSV"] = cancel => Csv.Read(new StringReader("a\n1\n"), cancellationToken: cancel),
    };

    public static TheoryData<string> AllTelling => [.. Telling.Keys];

    // Counting goes through the rows once, and tells of the end only.
    public static TheoryData<string> AllThatTellOnTheWay => [.. Telling.Keys.Where(call => call != "bayes")];

    public static TheoryData<string> All => [.. Telling.Keys.Concat(Silent.Keys)];

    [Theory]
    [MemberData(nameof(AllTelling))]
    public void Progress_rises_from_0_to_1(string call)
    {
        var told = new Told(_ => { });
        Telling[call](told, CancellationToken.None);
        Assert.Equal(told.Shares.Order(), told.Shares);
        Assert.All(told.Shares, share => Assert.InRange(share, 0, 1));
        Assert.Equal(1, told.Shares[^1]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_is_cancelled_before_it_begins_does_nothing(string call)
    {
        var told = new Told(_ => { });
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            if (Telling.TryGetValue(call, out var telling))
            {
                telling(told, new(canceled: true));
            }
            else
            {
                Silent[call](new(canceled: true));
            }
        });
        Assert.DoesNotContain(1, told.Shares);
    }

    [Theory]
    [MemberData(nameof(AllThatTellOnTheWay))]
    public void What_is_cancelled_on_the_way_stops(string call)
    {
        using var cancel = new CancellationTokenSource();
        var told = new Told(share =>
        {
            if (share < 1)
            {
                cancel.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() => Telling[call](told, cancel.Token));
        Assert.DoesNotContain(1, told.Shares);
    }

    private sealed class Told(Action<double> then) : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value)
        {
            Shares.Add(value);
            then(value);
        }
    }
}
