using System.Text.Json;
using Crm.Changes;
using Crm.Criteria;
using Crm.Scoring.Honesty;
using Crm.Sessions;
using Crm.Storage;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Insights;

/// <summary>Compares, once a <see cref="Extensibility.CrmOptions.ScoreAge"/>, what each model in use learned from with the records that are open now, and notes on its card how far these have moved.</summary>
internal sealed class DriftWatch(SessionServices services, TenantState state)
{
    public async ValueTask LookAsync(CancellationToken cancellationToken)
    {
        var now = services.Clock.Now();
        if (state.Settings.ScoreModels.Count == 0 || !await IsDueAsync(now, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        foreach (var model in await ScoreModels.ActiveAsync(services.Store, state.Tenant, state.Model, cancellationToken).ConfigureAwait(false))
        {
            // One that cannot be used any more is to be trained again anyway.
            var isUsed = state.Scores.Sets.TryGetValue(model.Entity, out var set) && set.Scores.Any(s => (s.Name, s.Model) == (model.Name, model.Number));
            if (isUsed && state.Settings.ScoreModels.FirstOrDefault(d => (d.Entity, d.Name) == (model.Entity, model.Name)) is { } definition)
            {
                await LookAsync(definition, model, now, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Asked for without the models themselves, which are large.</summary>
    private async ValueTask<bool> IsDueAsync(Instant now, CancellationToken cancellationToken)
    {
        var models = state.Model["scoreModel"];
        var looked = new FieldValue([], models.Fields["driftAt"]);
        var counted = await services.Store.AggregateAsync(
            new AggregateQuery
            {
                Entity = models,
                Tenant = state.Tenant,
                Restriction = null,
                Where = new CheckedAllOf(
                [
                    new CheckedComparison(new FieldValue([], models.Fields["state"]), ComparisonOperator.Equal, new ConstantValue(ScoreModelStates.Active, ValueKind.Text)),
                    new CheckedNot(new CheckedComparison(looked, ComparisonOperator.Greater, new ConstantValue(now - services.Composition.Options.ScoreAge, ValueKind.Instant))),
                ]),
                Measures = [new(RollupFunction.Count)],
            },
            cancellationToken).ConfigureAwait(false);
        return (long)counted[0][0]! > 0;
    }

    private async ValueTask LookAsync(ScoreModelDefinition definition, ScoreModel model, Instant now, CancellationToken cancellationToken)
    {
        var parts = new ScoreBookBuilder(state.Model, state.Settings, services.Composition.Features).Parts(definition, model);
        var open = await new ExampleReader(services.Store, state, parts, null, now).OpenNowAsync(cancellationToken).ConfigureAwait(false);
        model.DriftAt = now;
        if (open.Rows.Count > 0)
        {
            using var profile = JsonDocument.Parse(model.Profile!);
            using var card = JsonDocument.Parse(model.Card!);
            var report = DriftProfile.Read(profile.RootElement).Compare(open.ToData());
            model.Card = CrmJson.Write((ModelCard.Read(card.RootElement) with { Drift = report }).Write);
        }

        var row = PlainRow.Update(state.Model["scoreModel"], model, nameof(ScoreModel.DriftAt), nameof(ScoreModel.Card));
        await services.Store.InTransactionAsync(
            async ct =>
            {
                await services.Store.WriteAsync(new WriteBatch(state.Tenant, now, [row]), ct).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
