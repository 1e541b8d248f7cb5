using NodaTime;

namespace Crm.Insights;

/// <summary>A trained model of a score, and the verdict on it.</summary>
/// <param name="Name">The name of the score.</param>
/// <param name="Entity">The entity it scores.</param>
/// <param name="Number">From 1 on for each score, in the order of training.</param>
/// <param name="State">One of <see cref="ScoreModelStates"/>.</param>
/// <param name="TrainedAt">When it was trained.</param>
/// <param name="Verdict">Why it is used, or not, in words; null: it counts what the asker may not see or read.</param>
/// <param name="Figures">What the verdict rests on; null: there were too few data, or they count what the asker may not see or read.</param>
/// <param name="Card">The model card as Markdown; null: there is none, or it speaks of what the asker may not see or read.</param>
/// <param name="DriftAt">When what it learned from was last compared with the records of today; null: not yet.</param>
/// <param name="NeedsTraining">Whether its features have moved so far since that it should be trained again.</param>
public sealed record ScoreModelInfo(string Name, string Entity, long Number, string State, Instant TrainedAt, string? Verdict, ScoreFigures? Figures, string? Card, Instant? DriftAt, bool NeedsTraining);

/// <summary>The figures of a verdict: on records that none of the models was trained on, all on the same.</summary>
/// <param name="Trained">How many records the model learned from.</param>
/// <param name="Held">How many records it was judged on: those that closed last, or with a horizon a third of all.</param>
/// <param name="Auc">The area under the ROC curve: 0.5 tells nothing, 1 everything.</param>
/// <param name="LogLoss">Its log loss; less is better.</param>
/// <param name="ActiveLogLoss">That of the model in use until then; null: there was none that could be asked.</param>
/// <param name="BaseLogLoss">That of always saying how often the outcome was good.</param>
public sealed record ScoreFigures(int Trained, int Held, double Auc, double LogLoss, double? ActiveLogLoss, double BaseLogLoss);

/// <summary>What a score of a record was from an instant on.</summary>
/// <param name="At">From when on.</param>
/// <param name="Value">The value; null: none from then on.</param>
/// <param name="Grade">The grade.</param>
/// <param name="Model">The number of the model; null: a card's.</param>
/// <param name="Base">What it started from.</param>
/// <param name="Reasons">The weightiest reasons then, and the others together.</param>
public sealed record ScoreChange(Instant At, decimal? Value, string? Grade, long? Model, double Base, IReadOnlyList<ScoreReason> Reasons);
