namespace Crm.Insights;

/// <summary>A score that is learned, as data: how likely the good outcome of an open record is, 0 to 1. It is trained on records that are closed (<see cref="ScoreTraining"/>).</summary>
/// <param name="Entity">The scored entity: <c>account</c>, <c>contact</c> or <c>deal</c>.</param>
/// <param name="Name">Its name, unique within the tenant, written as a custom field's; criteria say <c>score.name</c>, and <c>score.name_grade</c> for its grade.</param>
public sealed record ScoreModelDefinition(string Entity, string Name)
{
    /// <summary>Which records are closed, in the criteria language. They are learned from, and have no score.</summary>
    public required string Closed { get; init; }

    /// <summary>Which closed records came out well. With <see cref="HorizonDays"/>: of which records the outcome holds.</summary>
    public required string Good { get; init; }

    /// <summary>
    /// How many days ahead the outcome is foretold, 1-3,660: it is that <see cref="Good"/> holds as of so many days later, of records that are not <see cref="Closed"/>. Null: the outcome is how a record was closed.
    /// </summary>
    public int? HorizonDays { get; init; }

    /// <summary>The features it learns from, by name; empty: all of the entity.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>The grades, from the best down.</summary><value>Default: A from 0.75, B from 0.5, C from 0.25, D.</value>
    public IReadOnlyList<ScoreBand> Grades { get; init; } = [new("A", 0.75m), new("B", 0.5m), new("C", 0.25m), new("D")];

    /// <summary>Whether the database keeps an index by it.</summary><value>Default: false.</value>
    public bool Indexed { get; init; }

    /// <summary><c>churn</c>: how likely an account that bought within the last year buys nothing in the next 180 days.</summary>
    public static ScoreModelDefinition Churn { get; } = new("account", "churn")
    {
        Closed = "deals none (stage.kind = won and closedAt >= now - 365d)",
        Good = "deals none (stage.kind = won and closedAt > now - 180d)",
        HorizonDays = 180,
        Grades = [new("high", 0.5m), new("medium", 0.2m), new("low")],
    };

    /// <summary><c>win</c>: how likely an open deal is won.</summary>
    public static ScoreModelDefinition Win { get; } = new("deal", "win") { Closed = "stage.kind != open", Good = "stage.kind = won" };
}
