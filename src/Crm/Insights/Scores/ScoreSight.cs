using Crm.Criteria;
using Crm.Records;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;
using NodaTime;

namespace Crm.Insights;

/// <summary>
/// Which reasons of a score somebody may be told. What speaks of a field that they may not read is not told, nor what looks at many records of which they may see some only: its number would tell of the others.
/// What looks at one record by a reference is told where they see the same in it.
/// </summary>
internal sealed class ScoreSight(CrmSession session, Scope scope, ScoreSet set)
{
    private readonly CheckContext asker = session.Context(scope);

    /// <summary>The expressions that may be told of a record.</summary>
    public async ValueTask<HashSet<string>> OfAsync(Guid id, ScoreSource source, Instant now, CancellationToken cancellationToken)
    {
        var shown = Always();
        var asked = set.Expressions.Where(e => !shown.Contains(e.Name)).Select(e => (e.Name, Value: Usable(e, now))).Where(e => e.Value is not null && !IsCounted(e.Value)).ToList();
        if (asked.Count == 0)
        {
            return shown;
        }

        var rows = await session.Store.QueryAsync(
            new RowQuery
            {
                Entity = set.Entity,
                Tenant = scope.Tenant,
                Restriction = scope.Policy.For(set.Entity, Right.Read),
                Where = CrmSession.HasId(set.Entity, id),
                Columns = [.. asked.Select(e => e.Value!)],
            },
            cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < asked.Count && rows.Count == 1; i++)
        {
            var place = set.Expressions.ToList().FindIndex(e => e.Name == asked[i].Name);
            if (rows[0][i] is { } seen && Equals(seen, source.Row[place]))
            {
                shown.Add(asked[i].Name);
            }
        }

        return shown;
    }

    /// <summary>The expressions that may be told of every record.</summary>
    public HashSet<string> Always() => set.Expressions.Concat(set.Events)
        .Where(e => Usable(e, asker.Now) is { } value && CheckedPaths.Hops(value).All(h => h.Restriction is null) && (e.Entity == set.Entity || scope.Policy.For(e.Entity, Right.Read) is null))
        .Select(e => e.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether somebody sees all records of an entity and may read all that features speak of, wherever it lies: a model counts them. Features that are none any more count as unread.</summary>
    public static bool SeesAll(CrmSession session, Scope scope, string entity, IEnumerable<string> features)
    {
        var known = ScoreBook.FeaturesOf(scope.State.Settings, session.Services.Composition.Features, entity).ToDictionary(f => f.Name, StringComparer.Ordinal);
        var checker = new CriteriaChecker(scope.State.Model.Catalogue);
        var context = session.Context(scope);
        return scope.Policy.For(scope.State.Model[entity], Right.Read) is null && features.All(name => known.TryGetValue(name, out var feature)
            && Usable(ScoreExpression.Of(scope.State.Model, feature, checker, context with { MayUse = null, Restrict = null, Me = null }), context) is { } value
            && CheckedPaths.Hops(value).All(h => h.Restriction is null));
    }

    /// <summary>The reasons as they are told: those that may not be stand together at the end.</summary>
    public static IReadOnlyList<ScoreReason> Told(IReadOnlyList<ScorePart> parts, IReadOnlySet<string> shown)
    {
        var told = parts.Where(p => p.Expression is { } name && shown.Contains(name)).Select(p => new ScoreReason(NameOf(p.Expression!), p.Text, p.Points)).ToList();
        return told.Count == parts.Count ? told : [.. told, new(null, ScorePart.Others, parts.Where(p => p.Expression is not { } name || !shown.Contains(name)).Sum(p => p.Points))];
    }

    /// <summary>The feature, or the rule or activity without its card.</summary>
    private static string NameOf(string expression) => expression[(expression.IndexOf(CardScore.Divider, StringComparison.Ordinal) is >= 0 and var at ? at + CardScore.Divider.Length : 0)..];

    private CheckedValue? Usable(ScoreExpression expression, Instant now) => Usable(expression, asker with { Now = now });

    private static CheckedValue? Usable(ScoreExpression expression, CheckContext asker)
    {
        try
        {
            return expression.For(asker);
        }
        catch (CriteriaException)
        {
            // To whoever asks, what it speaks of is not there.
            return null;
        }
    }

    private static bool IsCounted(CheckedValue value) => CheckedPaths.Hops(value).Any(h => h.Relation.Kind == RelationKind.ToMany && h.Restriction is not null);
}
