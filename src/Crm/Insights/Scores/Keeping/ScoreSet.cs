using Crm.Criteria;
using Crm.Records;
using NodaTime;

namespace Crm.Insights;

/// <summary>How the records of one entity are scored: what is asked of each, and of its activities, and what is made of it. Immutable.</summary>
internal sealed class ScoreSet
{
    /// <param name="entity">The scored entity.</param>
    /// <param name="expressions">What is asked of a record.</param>
    /// <param name="events">The conditions asked of its activities.</param>
    /// <param name="scores">The scores.</param>
    public ScoreSet(EntityDefinition entity, IReadOnlyList<ScoreExpression> expressions, IReadOnlyList<ScoreExpression> events, IReadOnlyList<IScore> scores)
    {
        (Entity, Expressions, Events, Scores) = (entity, expressions, events, scores);
        IsTimed = events.Count > 0 || expressions.Any(e => e.IsTimed);
        var read = expressions.SelectMany(e => CheckedPaths.Fields(e.Known, entity, [])).Concat(events.Count == 0 ? [] : OfActivities(entity, events));
        Inputs = [.. read.GroupBy(f => (f.Entity.Name, f.Path)).Select(g => new ScoreInput(g.First().Entity, g.Key.Path, [.. g.Select(f => f.Field).Distinct()]))];
    }

    public EntityDefinition Entity { get; }

    public IReadOnlyList<ScoreExpression> Expressions { get; }

    /// <summary>The conditions asked of activities, by which events count.</summary>
    public IReadOnlyList<ScoreExpression> Events { get; }

    public IReadOnlyList<IScore> Scores { get; }

    /// <summary>What its scores come of.</summary>
    public IReadOnlyList<ScoreInput> Inputs { get; }

    /// <summary>Whether time alone changes its scores.</summary>
    public bool IsTimed { get; }

    /// <summary>The id, then the expressions.</summary>
    public Sequence<CheckedValue> Columns(Instant now) => [new FieldValue([], Entity.Key!), .. Expressions.Select(e => e.At(now))];

    /// <summary>The relation from an activity to the scored record.</summary>
    public static FieldDefinition KeyOfActivity(EntityDefinition entity) => ((RelationDefinition)entity.Relations["activities"]).ForeignKey;

    private static IEnumerable<ReadField> OfActivities(EntityDefinition entity, IReadOnlyList<ScoreExpression> events)
    {
        var activity = events[0].Entity;
        Sequence<Hop> path = [new Hop(entity.Relations["activities"], activity, null)];
        return events.SelectMany(e => CheckedPaths.Fields(e.Known, activity, path))
            .Append(new(activity, KeyOfActivity(entity), path))
            .Append(new(activity, (FieldDefinition)activity.Fields["at"], path));
    }
}

/// <summary>Fields of one entity that scores come of, where they are seen from a scored record.</summary>
/// <param name="Entity">Whose fields.</param>
/// <param name="Path">The hops from the scored record; empty: its own.</param>
/// <param name="Fields">The fields.</param>
internal sealed record ScoreInput(EntityDefinition Entity, Sequence<Hop> Path, IReadOnlyList<FieldDefinition> Fields);
