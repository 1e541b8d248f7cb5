namespace Crm.Insights;

/// <summary>Says a score card in code.</summary>
public sealed class ScoreCardBuilder
{
    private ScoreCardDefinition card;

    internal ScoreCardBuilder(string entity, string name) => card = new(entity, name);

    /// <summary>Points for a record that meets a condition.</summary>
    /// <param name="name">The name, unique in the card.</param>
    /// <param name="points">The points; may be negative.</param>
    /// <param name="when">The condition, in the criteria language.</param>
    /// <param name="because">The reason in words; null: the name.</param>
    public ScoreCardBuilder Points(string name, double points, string when, string? because = null) =>
        With(card with { Rules = [.. card.Rules, new(name, points, when) { Because = because }] });

    /// <summary>Points for every activity about the record that meets a condition, fading with its age.</summary>
    /// <param name="name">The name, unique in the card.</param>
    /// <param name="when">The condition on the activity, in the criteria language.</param>
    /// <param name="points">The points for one of age zero; may be negative.</param>
    /// <param name="halfLifeDays">After how many days it counts half; above zero.</param>
    /// <param name="cap">The most points that they give or take together; null: 1,000.</param>
    /// <param name="because">The reason in words; null: the name with number and half-life.</param>
    public ScoreCardBuilder Activity(string name, string when, double points, double halfLifeDays, double? cap = null, string? because = null) =>
        With(card with { Activities = [.. card.Activities, new(name, points, when, halfLifeDays) { Cap = cap, Because = because }] });

    /// <summary>The most that all rules, and that all activities give together.</summary>
    public ScoreCardBuilder Limits(double? fit = null, double? engagement = null) => With(card with { MaxFit = fit, MaxEngagement = engagement });

    /// <summary>A grade; name them from the best down, the last one without a threshold.</summary>
    public ScoreCardBuilder Grade(string name, decimal? from = null) => With(card with { Grades = [.. card.Grades, new(name, from)] });

    /// <summary>Has the database keep an index by it.</summary>
    public ScoreCardBuilder Indexed() => With(card with { Indexed = true });

    internal ScoreCardDefinition Build() => card;

    private ScoreCardBuilder With(ScoreCardDefinition changed)
    {
        card = changed;
        return this;
    }
}
