using NodaTime;

namespace Crm.Insights;

/// <summary>One score as it is made: by a trained model, or by a card. Immutable.</summary>
internal interface IScore
{
    string Name { get; }

    /// <summary>The number of the model; null: a card.</summary>
    long? Model { get; }

    /// <summary>The value now; null: the record has none.</summary>
    ScoreValue? Of(ScoreSource source, Instant now);

    /// <summary>What adds up to it.</summary>
    ScoreBasis Explain(ScoreSource source, Instant now);
}

/// <summary>What scores of one record are made of.</summary>
/// <param name="Row">The values of the expressions of its <see cref="ScoreSet"/>.</param>
/// <param name="Events">The activities that cards ask for: when each was, then for each condition whether it meets it.</param>
internal sealed record ScoreSource(object?[] Row, IReadOnlyList<object?[]> Events);

/// <summary>A score.</summary>
internal sealed record ScoreValue(decimal Value, string? Grade);

/// <summary>What adds up to a score: a base and what each part adds. Of a model in log-odds, of a card in points.</summary>
internal sealed record ScoreBasis(double Base, IReadOnlyList<ScorePart> Parts);

/// <summary>What one part adds.</summary>
/// <param name="Expression">The name of the expression that it comes of; null: of several, left out one by one.</param>
/// <param name="Text">In words.</param>
/// <param name="Points">What it adds.</param>
internal sealed record ScorePart(string? Expression, string Text, double Points)
{
    /// <summary>The words of what is not told one by one.</summary>
    public const string Others = "others";
}
