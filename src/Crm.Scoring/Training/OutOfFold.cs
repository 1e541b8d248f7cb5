using System.Collections.Immutable;
using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;

namespace Crm.Scoring.Training;

/// <summary>Answers of models on rows that they were not trained on.</summary>
/// <param name="Rows">The rows, as the data have them; in the order of the splits.</param>
/// <param name="Margins">The raw margin of each row.</param>
/// <param name="Probabilities">The probability of each row.</param>
/// <param name="Target">What came of each row.</param>
/// <param name="Weights">How much each row counts; empty: 1.</param>
public sealed record OutOfFold(ImmutableArray<int> Rows, ImmutableArray<double> Margins, ImmutableArray<double> Probabilities, ImmutableArray<bool> Target, ImmutableArray<double> Weights)
{
    /// <summary>The figures: those of the order of the rows by their margins, those of the size of probabilities by their probabilities.</summary>
    /// <exception cref="ScoringException">As of <see cref="EvaluationReport.Of"/>.</exception>
    public EvaluationReport Report(EvaluationOptions? options = null, CancellationToken cancellationToken = default) =>
        EvaluationReport.Of(Probabilities.AsSpan(), Target.AsSpan(), Weights.AsSpan(), Margins.AsSpan(), options, cancellationToken);

    /// <summary>The area under the ROC curve, as <see cref="Metrics"/> has it.</summary>
    internal double Auc => Metrics.Auc(Margins.AsSpan(), Target.AsSpan(), Weights.AsSpan());

    internal static OutOfFold Of(DataSet data, IReadOnlyList<Split> splits, double[] margins, double[] probabilities)
    {
        int[] rows = [.. splits.SelectMany(s => s.Test)];
        var tested = new DataSet([], data.Target.ToArray(), data.Weights.Length > 0 ? data.Weights.ToArray() : null).Take(rows);
        return new([.. rows], [.. margins], [.. probabilities], [.. tested.Target], [.. tested.Weights]);
    }
}
