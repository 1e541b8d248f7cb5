using System.Text.Json;
using Crm.Changes;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Insights;

/// <summary>Puts down what <see cref="ScoreRefresh"/> is to work through.</summary>
internal static class ScoreTasks
{
    public static RowWrite Row(SessionServices services, CrmModel model, string entity, Instant at, string path = "", Guid? record = null, Guid? doneUntil = null) =>
        PlainRow.Insert(model["scoreTask"], new ScoreTask { Id = services.Ids.Next<ScoreTask>(), Entity = entity, Path = path, RecordId = record, DoneUntil = doneUntil, At = at });

    /// <summary>Has all records scored anew whose cards are other ones now, and the models used no more that learned from another feature of the name, within the transaction that changes the settings.</summary>
    public static async ValueTask WriteChangedAsync(SessionServices services, TenantId tenant, TenantSettings? old, TenantSettings now, CancellationToken cancellationToken)
    {
        var changed = now.ScoreCards.Where(c => Json(c) != Json(old?.ScoreCards.FirstOrDefault(o => (o.Entity, o.Name) == (c.Entity, c.Name)))).Select(c => c.Entity)
            .Concat(now.ScoreModels.Where(m => Json(m) != Json(old?.ScoreModels.FirstOrDefault(o => (o.Entity, o.Name) == (m.Entity, m.Name)))).Select(m => m.Entity))
            .Concat(now.Features.Where(f => old?.Features.Contains(f) != true).Select(f => f.Entity))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (changed.Count > 0)
        {
            var (at, model) = (services.Clock.Now(), services.Composition.Model);
            var outdated = old is null ? [] : await OutdatedAsync(services, tenant, old, now, cancellationToken).ConfigureAwait(false);
            await services.Store.WriteAsync(
                new WriteBatch(tenant, at, [.. changed.Select(e => Row(services, model, e, at)), .. outdated.Select(m => PlainRow.Update(model["scoreModel"], m, nameof(ScoreModel.State)))]), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The models in use whose features say something else now.</summary>
    private static async ValueTask<List<ScoreModel>> OutdatedAsync(SessionServices services, TenantId tenant, TenantSettings old, TenantSettings now, CancellationToken cancellationToken)
    {
        var outdated = new List<ScoreModel>();
        foreach (var model in await ScoreModels.ActiveAsync(services.Store, tenant, services.Composition.Model, cancellationToken).ConfigureAwait(false))
        {
            var inputs = ScoreModels.InputsOf(model);
            var (before, after) = (ScoreBook.FeaturesOf(old, services.Composition.Features, model.Entity), ScoreBook.FeaturesOf(now, services.Composition.Features, model.Entity));
            if (before.Where(f => inputs.Contains(f.Name)).Except(after).Any())
            {
                model.State = ScoreModelStates.Superseded;
                outdated.Add(model);
            }
        }

        return outdated;
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, CrmJson.Options);
}
