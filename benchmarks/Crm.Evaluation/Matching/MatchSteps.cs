using Crm.Evaluation.Output;
using Crm.Matching;

namespace Crm.Evaluation.Matching;

/// <summary>Shows the steps of matching on the line of progress.</summary>
internal sealed class MatchSteps(ProgressLine line) : IProgress<MatchProgress>
{
    public void Report(MatchProgress value) => line.Part(value.Step).Report(value.Share);
}
