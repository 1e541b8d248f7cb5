namespace Crm.Scoring.Cards;

/// <summary>
/// One line of a score card: points where a condition holds (a rule), or points for every event of a kind, which fade with its age (engagement). A signal of engagement may have a condition too.
/// </summary>
/// <param name="Name">The name, unique in its card.</param>
/// <param name="Group">The name of its group.</param>
/// <param name="Points">The points, or the points for one event of age zero; may be negative.</param>
public sealed record Signal(string Name, string Group, double Points)
{
    /// <summary>When it counts; null (the default): always, which only engagement may.</summary>
    public Condition? When { get; init; }

    /// <summary>The kind of the events that count, compared by code units; null (the default): it is a rule.</summary>
    public string? Event { get; init; }

    /// <summary>How the events fade; given exactly if <see cref="Event"/> is.</summary>
    public Decay? Decay { get; init; }

    /// <summary>The most points that its events may give or take, above 0; only for engagement.</summary>
    /// <value>Null: <see cref="ScoreCardLimits.DefaultCap"/>.</value>
    public double? Cap { get; init; }

    /// <summary>
    /// The reason in words, such as <c>called {count} times in {length}</c>: <c>{count}</c> is the decayed number of events to one decimal, <c>{length}</c> that of the decay (<c>7 days</c>), and a field's name in braces its value.
    /// </summary>
    /// <value>Null: the name, with count and length for engagement.</value>
    public string? Because { get; init; }
}
