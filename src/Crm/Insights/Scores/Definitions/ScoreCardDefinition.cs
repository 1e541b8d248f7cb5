namespace Crm.Insights;

/// <summary>A score that is counted, as data: points by conditions on the record, and for activities that fade with their age. What it gives is said in the docs of <c>Crm.Scoring.Cards</c>.</summary>
/// <param name="Entity">The scored entity: <c>account</c>, <c>contact</c> or <c>deal</c>.</param>
/// <param name="Name">Its name, unique within the tenant, written as a custom field's; criteria say <c>score.name</c>, and <c>score.name_grade</c> for its grade.</param>
public sealed record ScoreCardDefinition(string Entity, string Name)
{
    /// <summary>Points by conditions on the record.</summary>
    public IReadOnlyList<ScoreRule> Rules { get; init; } = [];

    /// <summary>Points for activities.</summary>
    public IReadOnlyList<ScoreActivity> Activities { get; init; } = [];

    /// <summary>The most that the rules give together; null: no limit.</summary>
    public double? MaxFit { get; init; }

    /// <summary>The most that the activities give together; null: no limit.</summary>
    public double? MaxEngagement { get; init; }

    /// <summary>The grades, from the best down; empty: none.</summary>
    public IReadOnlyList<ScoreBand> Grades { get; init; } = [];

    /// <summary>Whether the database keeps an index by it.</summary><value>Default: false.</value>
    public bool Indexed { get; init; }
}

/// <summary>Points for a record that meets a condition.</summary>
/// <param name="Name">Its name, unique in its card.</param>
/// <param name="Points">The points; may be negative.</param>
/// <param name="When">The condition, in the criteria language.</param>
public sealed record ScoreRule(string Name, double Points, string When)
{
    /// <summary>The reason in words; null: the name.</summary>
    public string? Because { get; init; }
}

/// <summary>Points for every activity about the record that meets a condition, halved with every half-life of its age. Its age counts from <c>at</c>; what lies ahead does not count yet.</summary>
/// <param name="Name">Its name, unique in its card.</param>
/// <param name="Points">The points for one activity of age zero; may be negative.</param>
/// <param name="When">The condition on the activity, in the criteria language.</param>
/// <param name="HalfLifeDays">The half-life in days; above zero.</param>
public sealed record ScoreActivity(string Name, double Points, string When, double HalfLifeDays)
{
    /// <summary>The most points that they give or take together, above zero; null: 1,000.</summary>
    public double? Cap { get; init; }

    /// <summary>The reason in words, such as <c>opened {count} times</c>; null: the name with number and half-life.</summary>
    public string? Because { get; init; }
}
