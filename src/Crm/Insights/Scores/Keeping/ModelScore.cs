using Crm.Criteria;
using Crm.Scoring.Calibration;
using Crm.Scoring.Data;
using Crm.Scoring.Explaining;
using NodaTime;

namespace Crm.Insights;

/// <summary>A score by a trained model: a calibrated probability of the good outcome.</summary>
/// <param name="definition">What it is.</param>
/// <param name="number">The number of the model.</param>
/// <param name="model">The model.</param>
/// <param name="closed">The place of the condition that says the outcome is known.</param>
/// <param name="places">The place of each input of the model among the expressions.</param>
internal sealed class ModelScore(ScoreModelDefinition definition, long number, CalibratedModel model, int closed, IReadOnlyList<int> places) : IScore
{
    private readonly Explainer explainer = new(model);

    public string Name => definition.Name;

    public long? Model => number;

    public ScoreValue? Of(ScoreSource source, Instant now)
    {
        if (source.Row[closed] is true)
        {
            return null;
        }

        var value = decimal.Round((decimal)model.Probability(Inputs(source)), 4);
        return new(value, GradeOf(definition.Grades, value));
    }

    public ScoreBasis Explain(ScoreSource source, Instant now)
    {
        var explanation = explainer.Explain(Inputs(source));
        return new(explanation.Base, [.. explanation.Reasons.Select(r => new ScorePart(r.Column, r.Text, r.Contribution))]);
    }

    /// <summary>A value as a model has it; NaN is missing.</summary>
    public static double Number(InputColumn input, object? value) => value switch
    {
        null => double.NaN,
        bool flag => flag ? 1 : 0,
        long whole => whole,
        decimal number => (double)number,
        _ => input.Code(Level(value)),
    };

    /// <summary>A text or key as a level: texts that compare alike are one.</summary>
    public static string Level(object value) => value is Guid id ? id.ToString("N") : TextFolding.Fold((string)value);

    private double[] Inputs(ScoreSource source)
    {
        var inputs = model.Model.Inputs;
        var row = new double[inputs.Count];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = Number(inputs[i], source.Row[places[i]]);
        }

        return row;
    }

    private static string? GradeOf(IReadOnlyList<ScoreBand> bands, decimal value) => bands.FirstOrDefault(b => b.From is not { } from || value >= from)?.Name;
}
