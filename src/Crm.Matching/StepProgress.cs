namespace Crm.Matching;

/// <summary>Tells how far one step is.</summary>
internal sealed class StepProgress(string step, IProgress<MatchProgress> progress) : IProgress<double>
{
    public void Report(double value) => progress.Report(new(step, value));
}
