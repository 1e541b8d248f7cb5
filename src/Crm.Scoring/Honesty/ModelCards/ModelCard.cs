using System.Collections.Immutable;
using Crm.Scoring.Evaluation;
using Crm.Scoring.Explaining;

namespace Crm.Scoring.Honesty;

/// <summary>What a model is, on one page (Mitchell et al. 2019): the data, how it was judged, its figures with intervals, and everything to be wary of. As text (<see cref="ToMarkdown"/>) and JSON (<see cref="Write"/>, <see cref="Read"/>).</summary>
/// <param name="Name">What the model is for.</param>
/// <param name="Kind">The kind of model.</param>
/// <param name="Data">What it was trained on.</param>
/// <param name="Split">How the rows that judge it were kept apart, in words: <c>5 folds, stratified</c>.</param>
public sealed partial record ModelCard(string Name, string Kind, DataSummary Data, string Split)
{
    /// <summary>When it was trained.</summary>
    /// <value>Null: not told.</value>
    public DateTimeOffset? Trained { get; init; }

    /// <summary>The figures on rows it did not see: AUC, log loss, Brier, expected calibration error and so on.</summary>
    public ImmutableArray<CardFigure> Figures { get; init; } = [];

    /// <summary>How its probabilities are calibrated, in words: <c>isotonic, on held-out folds</c>.</summary>
    /// <value>Null: they are not.</value>
    public string? Calibration { get; init; }

    /// <summary>What matters to it, the most important first.</summary>
    public ImmutableArray<ColumnImportance> Importance { get; init; } = [];

    /// <summary>What the search for leaks found.</summary>
    /// <value>Null: there was none.</value>
    public LeakageReport? Leakage { get; init; }

    /// <summary>Whether the data are enough.</summary>
    /// <value>Null: not judged.</value>
    public SufficiencyVerdict? Sufficiency { get; init; }

    /// <summary>How far the data have moved since.</summary>
    /// <value>Null: not compared.</value>
    public DriftReport? Drift { get; init; }

    /// <summary>Whether the probabilities hold on new outcomes.</summary>
    /// <value>Null: not checked.</value>
    public RecalibrationCheck? Recalibration { get; init; }

    /// <summary>What else its users should know.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Everything to be wary of: what was not checked, what was found, and the notes.</summary>
    public ImmutableArray<string> Caveats => [.. CardCaveats.Of(this)];
}

/// <summary>A figure of a model card.</summary>
/// <param name="Name">Its name, such as <c>AUC</c>.</param>
/// <param name="Estimate">Its value, with the interval where there is one.</param>
public sealed record CardFigure(string Name, Estimate Estimate);
