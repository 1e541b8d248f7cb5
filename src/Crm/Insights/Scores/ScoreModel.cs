using Crm.Criteria;
using Crm.Records;
using NodaTime;

namespace Crm.Insights;

/// <summary>A trained model, whether it came to be used or not, with the verdict on it.</summary>
internal sealed class ScoreModel : Record<ScoreModel>
{
    /// <summary>The name of its score.</summary>
    public string Name { get; set; } = "";

    /// <summary>The entity it scores.</summary>
    public string Entity { get; set; } = "";

    /// <summary>From 1 on for each score.</summary>
    public long Number { get; set; }

    /// <summary>One of <see cref="ScoreModelStates"/>.</summary>
    public string State { get; set; } = ScoreModelStates.Refused;

    /// <summary>When it was trained.</summary>
    public Instant TrainedAt { get; set; }

    /// <summary>Why it is used, or not, in words.</summary>
    public string Verdict { get; set; } = "";

    /// <summary>The figures of the verdict, as JSON of <see cref="ScoreFigures"/>; null: there were too few data.</summary>
    public string? Figures { get; set; }

    /// <summary>The calibrated model as JSON; null: there is none.</summary>
    public string? Model { get; set; }

    /// <summary>What its data looked like, as JSON.</summary>
    public string? Profile { get; set; }

    /// <summary>The model card as JSON.</summary>
    public string? Card { get; set; }

    /// <summary>When its features were last compared with those of today.</summary>
    public Instant? DriftAt { get; set; }

    internal static EntityDraft Draft() => new EntityBuilder<ScoreModel>("scoreModel", "crm_score_model", plain: true)
        .Text(nameof(Name), m => m.Name, (m, v) => m.Name = v!, TextRule.Exact, 40, required: true)
        .Text(nameof(Entity), m => m.Entity, (m, v) => m.Entity = v!, TextRule.Exact, 40, required: true)
        .Integer(nameof(Number), m => m.Number, (m, v) => m.Number = v!.Value, required: true)
        .Text(nameof(State), m => m.State, (m, v) => m.State = v!, TextRule.Exact, 20, required: true)
        .Instant(nameof(TrainedAt), m => m.TrainedAt, (m, v) => m.TrainedAt = v!.Value, required: true)
        .Text(nameof(Verdict), m => m.Verdict, (m, v) => m.Verdict = v!, TextRule.Exact, 0, required: true)
        .Text(nameof(Figures), m => m.Figures, (m, v) => m.Figures = v, TextRule.Exact, 0)
        .Text(nameof(Model), m => m.Model, (m, v) => m.Model = v, TextRule.Exact, 0)
        .Text(nameof(Profile), m => m.Profile, (m, v) => m.Profile = v, TextRule.Exact, 0)
        .Text(nameof(Card), m => m.Card, (m, v) => m.Card = v, TextRule.Exact, 0)
        .Instant(nameof(DriftAt), m => m.DriftAt, (m, v) => m.DriftAt = v)
        .SystemOnly()
        .Index(nameof(Name), nameof(Number))
        .Build();
}

/// <summary>What became of a trained model.</summary>
public static class ScoreModelStates
{
    /// <summary>It scores.</summary>
    public const string Active = "active";

    /// <summary>It scored until a newer one came, or a feature that it learned from was provisioned as another one.</summary>
    public const string Superseded = "superseded";

    /// <summary>The gate did not let it.</summary>
    public const string Refused = "refused";

    /// <summary>There were too few data to train one.</summary>
    public const string Insufficient = "insufficient";
}
