using System.Collections.Immutable;
using Crm.Evaluation.Output;
using Crm.Scoring.Data;
using Crm.Scoring.Honesty;
using Crm.Scoring.Uplift;

namespace Crm.Evaluation.Scoring;

/// <summary>One run of <c>uplift</c>: two models a treatment, out of fold. Columns that know the outcome are left out, and said on standard error.</summary>
internal static class UpliftRun
{
    public static UpliftResult Do(UpliftRequest request, ProgressLine progress, CancellationToken cancellationToken)
    {
        // A treatment is a name, also where it is called 1 or yes.
        var kinds = new CsvOptions { Kinds = ImmutableDictionary<string, ColumnKind>.Empty.Add(request.Treatment, ColumnKind.Categorical) };
        var file = Csv.Load(request.Csv, kinds, progress.Part("reading"), cancellationToken);
        var positive = request.Positive ?? (file[request.Outcome].Kind == ColumnKind.Boolean ? "yes" : "1");
        var data = file.WithTargetFrom(request.Outcome, positive).Without(request.Drop);
        var learner = Learners.Of(request.Model, request.Seed, threads: 1);
        var leakage = LeakageDetector.Find(data.Without(request.Treatment), learner, new() { Seed = request.Seed }, progress.Part("looking for leaks"), cancellationToken);
        var honest = data.Without(leakage.Findings.Select(f => f.Column));
        var effects = UpliftStudy.Run(
            honest, request.Treatment, request.Treated, request.Control, new TwoModelTrainer(learner), new() { Seed = request.Seed }, progress.Part("learning"), cancellationToken);
        progress.Clear();
        foreach (var finding in leakage.Findings)
        {
            Console.Error.WriteLine($"Left out '{finding.Column}': {finding.Reason}");
        }

        return new([.. effects.Select(e => new TreatmentResult(
            e.Name, e.Figures.Rate, e.Figures.ControlRate, e.Figures.Uplift.Value, e.Figures.Uplift.Low, e.Figures.Uplift.High, e.Figures.Qini.Value))]);
    }
}
