using System.Text.Json;
using Crm.Criteria;
using Crm.Data;
using Crm.Records;
using Crm.Scoring.Honesty;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Insights;

/// <summary>
/// What the scores of records are, were and come of: <c>crm.Scores.ExplainAsync("deal", id, "win")</c>. In criteria, columns and orders they stand beside the record: <c>score.win >= 0.6</c>.
/// A score is made in the system scope; of its reasons whoever asks is told those that they may see, and of the others only what they add together.
/// </summary>
public sealed class Scores
{
    /// <summary>The most changes that <see cref="HistoryAsync"/> tells.</summary>
    public const int MaxHistory = 1_000;

    private readonly CrmSession session;

    internal Scores(CrmSession session) => this.session = session;

    /// <summary>A score as it is at this moment, decay included, with what adds up to it.</summary>
    /// <param name="entity">The scored entity: <c>deal</c>.</param>
    /// <param name="id">The record.</param>
    /// <param name="name">The name of the score: <c>win</c>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">There is no such record, or none that may be seen (<c>crm.not_found</c>); no such score, or none that may be read (<c>crm.invalid</c>).</exception>
    /// <remarks>One question to the store, two where whoever asks does not see everything.</remarks>
    public ValueTask<ScoreExplanation> ExplainAsync(string entity, Guid id, string name, CancellationToken cancellationToken = default) => session.CallAsync(
        async scope =>
        {
            var definition = scope.State.Model[entity];
            id = await Redirects.SeenAsync(session, scope, definition, id, cancellationToken).ConfigureAwait(false);
            Readable(scope, entity, name);
            var now = session.Services.Clock.Now();
            if (scope.State.Scores.Sets.GetValueOrDefault(entity) is not { } set || set.Scores.FirstOrDefault(s => s.Name == name) is not { } score)
            {
                return new ScoreExplanation(name, now, null, null, null, 0, []);
            }

            var source = (await new ScoreReader(session.Store, scope.State.Model, scope.Tenant, set, now).ReadAsync([id], cancellationToken).ConfigureAwait(false)).GetValueOrDefault(id)
                ?? throw CrmException.NotFound(definition.Name);
            if (score.Of(source, now) is not { } value)
            {
                return new ScoreExplanation(name, now, null, null, score.Model, 0, []);
            }

            var (start, parts) = score.Explain(source, now);
            var shown = await new ScoreSight(session, scope, set).OfAsync(id, source, now, cancellationToken).ConfigureAwait(false);
            return new(name, now, value.Value, value.Grade, score.Model, start, ScoreSight.Told(parts, shown));
        },
        cancellationToken);

    /// <summary>What a score of a record was, the latest first.</summary>
    /// <param name="entity">The scored entity.</param>
    /// <param name="id">The record.</param>
    /// <param name="name">The name of the score.</param>
    /// <param name="limit">How many changes at most; 1 to <see cref="MaxHistory"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">As of <see cref="ExplainAsync"/>; the limit is out of range (<c>crm.invalid</c>).</exception>
    public ValueTask<IReadOnlyList<ScoreChange>> HistoryAsync(string entity, Guid id, string name, int limit = 100, CancellationToken cancellationToken = default) =>
        limit is < 1 or > MaxHistory ? throw CrmException.Invalid("limit", "out_of_range", $"A history has 1-{MaxHistory} changes.") : session.CallAsync<IReadOnlyList<ScoreChange>>(
            async scope =>
            {
                id = await Redirects.SeenAsync(session, scope, scope.State.Model[entity], id, cancellationToken).ConfigureAwait(false);
                Readable(scope, entity, name);
                var versions = scope.State.Model["scoreVersion"];
                var rows = await session.Store.QueryAsync(
                    new RowQuery
                    {
                        Entity = versions,
                        Tenant = scope.Tenant,
                        Restriction = null,
                        Where = CheckedCriterion.And(
                            new CheckedComparison(new FieldValue([], versions.Fields["recordId"]), ComparisonOperator.Equal, new ConstantValue(id, ValueKind.Id)),
                            new CheckedComparison(new FieldValue([], versions.Fields["name"]), ComparisonOperator.Equal, new ConstantValue(name, ValueKind.Text))),
                        Order = [new(new FieldValue([], versions.Fields["at"]), true), new(new FieldValue([], versions.Key!), true)],
                        Limit = limit,
                    },
                    cancellationToken).ConfigureAwait(false);
                var shown = scope.State.Scores.Sets.TryGetValue(entity, out var set) ? new ScoreSight(session, scope, set).Always() : [];
                return [.. rows.Select(r => (ScoreVersion)versions.Materialize(r, scope.Tenant)).Select(v =>
                {
                    var (start, parts) = ScoreReasons.Read(v.Reasons);
                    return new ScoreChange(v.At, v.Value, v.Grade, v.Model, start, ScoreSight.Told(parts, shown));
                })];
            },
            cancellationToken);

    /// <summary>The models that were trained for the scores that whoever asks may read, by name and number: whether each is used, why, and how it was judged.</summary>
    public ValueTask<IReadOnlyList<ScoreModelInfo>> ModelsAsync(CancellationToken cancellationToken = default) => session.CallAsync<IReadOnlyList<ScoreModelInfo>>(
        async scope =>
        {
            var rows = await ScoreModels.AllAsync(session.Store, scope.Tenant, scope.State.Model, cancellationToken).ConfigureAwait(false);
            return [.. rows.Where(m => MayRead(scope, m.Name)).Select(m => Info(scope, m))];
        },
        cancellationToken);

    /// <summary>The card of the model in use, as Markdown; null: none is.</summary>
    /// <param name="name">The name of the score.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">The model learned from something that the asker may not read (<c>crm.forbidden</c>).</exception>
    public async ValueTask<string?> CardAsync(string name, CancellationToken cancellationToken = default) =>
        (await ModelsAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(m => m.Name == name && m.State == ScoreModelStates.Active) is { } active
            ? active.Card ?? throw CrmException.Forbidden("The card of this model speaks of what may not be read by whoever acts.")
            : null;

    private ScoreModelInfo Info(Scope scope, ScoreModel model)
    {
        var card = model.Card is null ? null : ReadCard(model.Card);
        var columns = card is null ? [] : card.Data.Columns.Select(c => c.Name).Concat(card.Leakage?.Columns.Select(c => c.Column) ?? []);
        var isTold = ScoreSight.SeesAll(session, scope, model.Entity, columns);
        return new(
            model.Name,
            model.Entity,
            model.Number,
            model.State,
            model.TrainedAt,
            isTold ? model.Verdict : null,
            !isTold || model.Figures is null ? null : JsonSerializer.Deserialize<ScoreFigures>(model.Figures, CrmJson.Options),
            isTold ? card?.ToMarkdown() : null,
            model.DriftAt,
            card?.Drift?.Reading == DriftReading.Major);
    }

    private static ModelCard ReadCard(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ModelCard.Read(document.RootElement);
    }

    private static void Readable(Scope scope, string entity, string name)
    {
        var isOf = scope.State.Settings.ScoreModels.Any(m => (m.Entity, m.Name) == (entity, name)) || scope.State.Settings.ScoreCards.Any(c => (c.Entity, c.Name) == (entity, name));
        if (!isOf || !MayRead(scope, name))
        {
            throw CrmException.Invalid("name", "unknown_score", $"A {entity} has no score '{name}'.");
        }
    }

    private static bool MayRead(Scope scope, string name) =>
        scope.State.Model[Score.EntityName] is var scores && scores.AllFields.FirstOrDefault(f => f.Name == name && f.Custom is not null) is { } field && (scope.IsSystem || scope.Rights.MayRead(scores, field));
}
