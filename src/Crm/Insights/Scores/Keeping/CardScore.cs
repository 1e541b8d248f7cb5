using Crm.Scoring.Cards;
using NodaTime;

namespace Crm.Insights;

/// <summary>A score by a card. Its activities are counted anew each time, so that a score is always that of a recount, whatever became of them since.</summary>
internal sealed class CardScore : IScore
{
    /// <summary>Between the name of a card and that of its rule or activity.</summary>
    public const string Divider = ": ";

    private readonly BoundScoreCard<object?[]> card;
    private readonly IReadOnlyList<(string Signal, int Place)> events;
    private readonly Func<string, string> expressionOf;

    /// <param name="definition">What it is.</param>
    /// <param name="rules">The place of the condition of each rule among the expressions.</param>
    /// <param name="events">The place of the condition of each activity among those asked of activities.</param>
    public CardScore(ScoreCardDefinition definition, IReadOnlyList<int> rules, IReadOnlyList<int> events)
    {
        Name = definition.Name;
        card = Card(definition).Bind<object?[]>(b =>
        {
            for (var i = 0; i < rules.Count; i++)
            {
                var place = rules[i];
                b.Predicate(definition.Rules[i].Name, row => row[place] is true);
            }
        });
        this.events = [.. definition.Activities.Select((a, i) => (a.Name, events[i]))];
        expressionOf = signal => ExpressionOf(definition, signal);
    }

    public string Name { get; }

    public long? Model => null;

    /// <summary>The card of a definition.</summary>
    /// <exception cref="Crm.Scoring.ScoringException">It contradicts itself.</exception>
    public static ScoreCard Card(ScoreCardDefinition definition) => new(
        definition.Name,
        [new("fit", Dimension.Fit, Max: definition.MaxFit), new("engagement", Dimension.Engagement, Max: definition.MaxEngagement)],
        [
            .. definition.Rules.Select(r => new Signal(r.Name, "fit", r.Points) { When = Condition.Predicate(r.Name), Because = r.Because }),
            .. definition.Activities.Select(a => new Signal(a.Name, "engagement", a.Points)
            {
                Event = a.Name,
                Decay = Decay.HalfLife(TimeSpan.FromDays(a.HalfLifeDays)),
                Cap = a.Cap,
                Because = a.Because,
            }),
        ],
        definition.Grades.Count == 0 ? null : definition.Grades.Select(g => new GradeBand(g.Name, (double?)g.From)));

    /// <summary>The name of the expression of a rule or activity.</summary>
    public static string ExpressionOf(ScoreCardDefinition definition, string signal) => $"{definition.Name}{Divider}{signal}";

    public ScoreValue? Of(ScoreSource source, Instant now)
    {
        var result = card.Score(source.Row, Tally(source), now.ToDateTimeOffset(), stackalloc double[card.Card.Signals.Length]);
        return new(decimal.Round((decimal)result.Score, 4), result.Grade);
    }

    public ScoreBasis Explain(ScoreSource source, Instant now)
    {
        var explanation = card.Explain(source.Row, Tally(source), now.ToDateTimeOffset());
        return new(0, [.. explanation.Reasons.Select(r => new ScorePart(expressionOf(r.Signal.Name), r.Text, r.Contribution))]);
    }

    private Engagement Tally(ScoreSource source)
    {
        var engagement = card.Card.NewEngagement();
        foreach (var row in source.Events)
        {
            foreach (var (signal, place) in events)
            {
                if (row[place] is true)
                {
                    engagement.Add(signal, ((Instant)row[0]!).ToDateTimeOffset());
                }
            }
        }

        return engagement;
    }
}
