using System.Collections.Immutable;
using Crm.Scoring.Cards.Programs;
using Crm.Scoring.Data;

namespace Crm.Scoring.Cards;

/// <summary>
/// A score card: rules and events that give or take points, in groups with limits, and grades for the sum. Data, immutable, safe for many threads. Points are rounded to <see cref="ScoreCardLimits.Step"/>, so that
/// contributions sum to the score exactly, in whatever order they are added.
/// </summary>
public sealed partial class ScoreCard
{
    private readonly Dictionary<string, int> places;

    /// <param name="name">The name.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="signals">The signals; their order is that in which a full group cuts them.</param>
    /// <param name="grades">Grades by the score, from the best down; null: none.</param>
    /// <param name="matrix">Grades by fit and engagement instead; null: none.</param>
    /// <exception cref="ScoringException">The card contradicts itself or is beyond <see cref="ScoreCardLimits"/> (<c>scoring.invalid_card</c>).</exception>
    public ScoreCard(string name, IEnumerable<SignalGroup> groups, IEnumerable<Signal> signals, IEnumerable<GradeBand>? grades = null, GradeMatrix? matrix = null)
    {
        (Name, Groups, Signals, Grades, Matrix) = (name, [.. groups], [.. signals], [.. grades ?? []], matrix);
        CardRules.Check(this);
        places = Signals.Select((s, i) => (s.Name, i)).ToDictionary(s => s.Name, s => s.i, StringComparer.Ordinal);
        Program = new(this);
        BecauseText.Check(this);
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The groups.</summary>
    public ImmutableArray<SignalGroup> Groups { get; }

    /// <summary>The signals; contributions are in this order.</summary>
    public ImmutableArray<Signal> Signals { get; }

    /// <summary>The grades by the score, from the best down; empty: none.</summary>
    public ImmutableArray<GradeBand> Grades { get; }

    /// <summary>The grades by fit and engagement; null: none.</summary>
    public GradeMatrix? Matrix { get; }

    /// <summary>The fields that a record needs, in the order in which the conditions name them.</summary>
    public ImmutableArray<CardField> Fields => Program.Fields;

    /// <summary>The names of all grades that a score can get; empty: none.</summary>
    public ImmutableArray<string> GradeNames => Program.Grading.Names;

    internal CardProgram Program { get; }

    /// <summary>The place of a signal among <see cref="Signals"/>.</summary>
    /// <exception cref="ScoringException">There is none of that name (<c>scoring.unknown_column</c>).</exception>
    public int IndexOf(string signal) => places.TryGetValue(signal, out var place) ? place
        : throw new ScoringException(ScoringErrorCodes.UnknownColumn, $"There is no signal '{signal}'; there are {string.Join(", ", Signals.Select(s => $"'{s.Name}'"))}.");

    /// <summary>Binds the card to a type of record: each field that it asks for gets an accessor.</summary>
    /// <exception cref="ScoringException">A field or predicate is left out, or of another kind (<c>scoring.unknown_column</c>).</exception>
    public BoundScoreCard<T> Bind<T>(Action<CardBinding<T>> bind)
    {
        var binding = new CardBinding<T>();
        bind(binding);
        return new(this, binding);
    }

    /// <summary>The tallies of one record's events before the first.</summary>
    public Engagement NewEngagement() => new(this);

    /// <summary>Scores many records by columns; the same bits as one at a time. O(records x signals).</summary>
    /// <param name="fields">A column for each field, found by name: a text is categorical, a predicate boolean.</param>
    /// <param name="engagement">The tallies of their events; null: there were none.</param>
    /// <param name="now">The time of which the scores are.</param>
    /// <param name="results">Becomes the scores, grades and contributions.</param>
    /// <exception cref="ScoringException">
    /// A column is missing (<c>scoring.unknown_column</c>), of another kind (<c>scoring.invalid_value</c>) or length than the results (<c>scoring.length_mismatch</c>), or tallies or results are of another card
    /// (<c>scoring.invalid_option</c>).
    /// </exception>
    public void ScoreAll(DataSet fields, EngagementColumns? engagement, DateTimeOffset now, ScoreColumns results)
    {
        if (results.Card != this || (engagement is not null && engagement.Card != this))
        {
            throw new ScoringException(ScoringErrorCodes.InvalidOption, $"Results and engagement are of another card than this, '{Name}'; make them for it.");
        }

        Lengths.Need(engagement?.Rows ?? results.Rows, results.Rows, "A column of the engagement has");
        BatchScorer.Score(Program, new(this, fields, results.Rows), engagement, now.UtcTicks, results);
    }
}
