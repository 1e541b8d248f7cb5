using Crm.Criteria;
using Crm.Records;
using NodaTime;

namespace Crm.Insights;

/// <summary>What a score of a record was from an instant on, and why. Shown by <see cref="Scores.HistoryAsync"/> alone, which leaves out what the asker may not read.</summary>
internal sealed class ScoreVersion : Record<ScoreVersion>
{
    /// <summary>The scored record.</summary>
    public Guid RecordId { get; set; }

    /// <summary>The name of the score.</summary>
    public string Name { get; set; } = "";

    /// <summary>The value; null: the record had none from then on.</summary>
    public decimal? Value { get; set; }

    /// <summary>The grade.</summary>
    public string? Grade { get; set; }

    /// <summary>The number of the model; null: a card's.</summary>
    public long? Model { get; set; }

    /// <summary>From when on.</summary>
    public Instant At { get; set; }

    /// <summary>The reasons, as JSON of <see cref="ScoreBasis"/>.</summary>
    public string Reasons { get; set; } = "{}";

    internal static EntityDraft Draft() => new EntityBuilder<ScoreVersion>("scoreVersion", "crm_score_version", plain: true)
        .Key(nameof(RecordId), s => s.RecordId, (s, v) => s.RecordId = v!.Value, required: true)
        .Text(nameof(Name), s => s.Name, (s, v) => s.Name = v!, TextRule.Exact, 40, required: true)
        .Decimal(nameof(Value), s => s.Value, (s, v) => s.Value = v)
        .Text(nameof(Grade), s => s.Grade, (s, v) => s.Grade = v, TextRule.Exact, 40)
        .Integer(nameof(Model), s => s.Model, (s, v) => s.Model = v)
        .Instant(nameof(At), s => s.At, (s, v) => s.At = v!.Value, required: true)
        .Text(nameof(Reasons), s => s.Reasons, (s, v) => s.Reasons = v!, TextRule.Exact, 0, required: true)
        .SystemOnly()
        .Index(nameof(RecordId), nameof(Name), nameof(At))
        .Build();
}
