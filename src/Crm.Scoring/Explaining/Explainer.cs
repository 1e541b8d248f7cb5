using Crm.Scoring.Calibration;
using Crm.Scoring.Data;
using Crm.Scoring.Models;

namespace Crm.Scoring.Explaining;

/// <summary>Explains the scores of a model in words. Immutable, safe for many threads.</summary>
/// <param name="model">The model.</param>
/// <param name="texts">How reasons read; null: plainly by the kind of the column.</param>
/// <param name="calibration">Makes a probability of a raw margin; null: the logistic function.</param>
public sealed class Explainer(IScoringModel model, ReasonTexts? texts = null, Func<double, double>? calibration = null)
{
    private readonly ReasonTexts texts = texts ?? new();

    /// <summary>Explains the scores of a calibrated model.</summary>
    /// <param name="model">The model with its calibration.</param>
    /// <param name="texts">How reasons read; null: plainly by the kind of the column.</param>
    public Explainer(CalibratedModel model, ReasonTexts? texts = null)
        : this(model.Model, texts, model.Calibration.Probability)
    {
    }

    /// <summary>Explains one row.</summary>
    /// <param name="row">As many values as the model has inputs, in their order; NaN is missing, a category the model's code.</param>
    /// <exception cref="ScoringException">There are more or fewer values (<c>scoring.length_mismatch</c>).</exception>
    public Explanation Explain(ReadOnlySpan<double> row)
    {
        var inputs = model.Inputs;
        Lengths.Need(row.Length, inputs.Count, "The row has");
        var (contributions, reasons) = (new double[row.Length], new Reason[row.Length]);
        var start = model.Explain(row, contributions);
        for (var i = 0; i < row.Length; i++)
        {
            reasons[i] = texts.For(inputs[i], row[i], contributions[i]);
        }

        var margin = model.Margin(row);
        return new(
            start,
            [.. reasons.OrderByDescending(r => Math.Abs(r.Contribution)).ThenBy(r => r.Column, StringComparer.Ordinal)],
            margin,
            calibration?.Invoke(margin) ?? Logit.Probability(margin));
    }

    /// <summary>Explains one row of data; inputs are found by name, a level that the model never saw is missing.</summary>
    /// <param name="data">The data.</param>
    /// <param name="row">The row, from 0 on.</param>
    /// <exception cref="ScoringException">An input is missing (<c>scoring.unknown_column</c>), or of another kind (<c>scoring.invalid_value</c>).</exception>
    public Explanation Explain(DataSet data, int row) => Explain([.. model.Inputs.Select(input => input.Align(data[input.Name].Take([row]))[0])]);
}
