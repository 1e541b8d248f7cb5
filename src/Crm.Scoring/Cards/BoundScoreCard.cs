using Crm.Scoring.Cards.Programs;

namespace Crm.Scoring.Cards;

/// <summary>A score card bound to a type of record by <see cref="ScoreCard.Bind"/>. Immutable; safe for many threads if the accessors are.</summary>
public sealed class BoundScoreCard<T>
{
    private readonly FieldReader<T>[] readers;
    private readonly CardProgram program;

    internal BoundScoreCard(ScoreCard card, CardBinding<T> binding)
    {
        (Card, program) = (card, card.Program);
        readers = [.. card.Fields.Select(f => ReaderOf(f, binding))];
    }

    /// <summary>The card.</summary>
    public ScoreCard Card { get; }

    /// <summary>Scores one record. Allocates nothing of its own; O(signals).</summary>
    /// <param name="record">The record.</param>
    /// <param name="engagement">The tallies of its events; null: there were none.</param>
    /// <param name="now">The time of which the score is.</param>
    /// <param name="contributions">As many places as there are signals: becomes the points of each, in the order of <see cref="ScoreCard.Signals"/>; they sum to the score exactly.</param>
    /// <exception cref="ScoringException">There are more or fewer places than signals (<c>scoring.length_mismatch</c>), or the tallies are of another card (<c>scoring.invalid_option</c>).</exception>
    public ScoreResult Score(T record, Engagement? engagement, DateTimeOffset now, Span<double> contributions)
    {
        Lengths.Need(contributions.Length, Card.Signals.Length, "The contributions have");
        engagement?.CheckIsOf(Card);
        Span<double> values = stackalloc double[program.Low.Length];
        for (var i = 0; i < readers.Length; i++)
        {
            var value = readers[i].Read(record, program.Fields[i]);
            for (var leaf = program.FieldLeaves[i]; leaf < program.FieldLeaves[i + 1]; leaf++)
            {
                values[leaf] = value;
            }
        }

        return SingleScorer.Score(program, values, engagement, now.UtcTicks, contributions);
    }

    /// <summary>Scores one record and says why.</summary>
    /// <param name="record">The record.</param>
    /// <param name="engagement">The tallies of its events; null: there were none.</param>
    /// <param name="now">The time of which the score is.</param>
    /// <exception cref="ScoringException">The tallies are of another card (<c>scoring.invalid_option</c>).</exception>
    public ScoreExplanation Explain(T record, Engagement? engagement, DateTimeOffset now)
    {
        var contributions = new double[Card.Signals.Length];
        var result = Score(record, engagement, now, contributions);
        return new(result, [.. Card.Signals
            .Select((signal, i) => (signal, points: contributions[i]))
            .Where(s => s.points != 0)
            .OrderByDescending(s => Math.Abs(s.points))
            .Select(s => new ScoreReason(s.signal, s.points, BecauseText.Of(s.signal, s.points, engagement, now, name => Shown(record, name))))]);
    }

    private string Shown(T record, string name)
    {
        var field = program.Fields.First(f => f.Name == name);
        return readers[program.Fields.IndexOf(field)].Show(record, field);
    }

    private static FieldReader<T> ReaderOf(CardField field, CardBinding<T> binding)
    {
        var what = field.IsPredicate ? "predicate" : "field";
        return binding.Readers.TryGetValue(field.Name, out var reader)
            ? (field.Kind is null || field.Kind == reader.Kind) && field.IsPredicate == reader.IsPredicate
                ? reader
                : throw new ScoringException(ScoringErrorCodes.UnknownColumn, $"The {what} '{field.Name}' is bound as another kind; the card compares it with a {field.Kind}.")
            : throw new ScoringException(ScoringErrorCodes.UnknownColumn, $"The {what} '{field.Name}' is not bound; bound are {string.Join(", ", binding.Readers.Keys.Order(StringComparer.Ordinal).Select(n => $"'{n}'"))}.");
    }
}
