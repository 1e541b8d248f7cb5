namespace Crm.Scoring.Training;

/// <summary>The progress of one of several parts of a piece of work.</summary>
internal sealed class PartialProgress(IProgress<double> whole, int part, int parts) : IProgress<double>
{
    public static IProgress<double>? Of(IProgress<double>? whole, int part, int parts) => whole is null ? null : new PartialProgress(whole, part, parts);

    public void Report(double value) => whole.Report((part + value) / parts);
}
