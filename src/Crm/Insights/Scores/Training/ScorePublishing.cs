using Crm.Changes;
using Crm.Sessions;
using Crm.Storage;
using Crm.Tenancy;

namespace Crm.Insights;

/// <summary>Keeps a trained model with its verdict. One that is to be used takes the place of the model in use, every process learns of it with its next call, and all records are scored anew: in one transaction.</summary>
internal sealed class ScorePublishing(SessionServices services, TenantState state)
{
    public async ValueTask KeepAsync(ScoreModel trained, ScoreModel? active, CancellationToken cancellationToken)
    {
        var models = state.Model["scoreModel"];
        var rows = new List<RowWrite> { PlainRow.Insert(models, trained) };
        Saving? saving = null;
        if (trained.State == ScoreModelStates.Active)
        {
            if (active is not null)
            {
                active.State = ScoreModelStates.Superseded;
                rows.Add(PlainRow.Update(models, active, nameof(ScoreModel.State)));
            }

            rows.Add(ScoreTasks.Row(services, state.Model, trained.Entity, trained.TrainedAt));
            var session = new CrmSession(services, (state.Tenant, $"a model of '{trained.Name}'"));

            // A model of what the tenant said before is none of what it says now; and of two that are trained at once, the later would stand beside the earlier.
            var current = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
            if ((current.State.Version, current.State.ChangedAt) != (state.Version, state.ChangedAt))
            {
                throw new CrmException(CrmErrors.Conflict, $"The configuration of the tenant was changed while a model of '{trained.Name}' was trained; train again.");
            }

            await Provisioner.StampAsync(session, cancellationToken).ConfigureAwait(false);
            saving = new Saving(session, Scope.System(state, $"a model of '{trained.Name}'"), null);
            await saving.PrepareAsync(cancellationToken).ConfigureAwait(false);
        }

        await services.Store.InTransactionAsync(
            async ct =>
            {
                if (saving is not null)
                {
                    await saving.WriteAsync(ct).ConfigureAwait(false);
                }

                await services.Store.WriteAsync(new WriteBatch(state.Tenant, trained.TrainedAt, rows) { Proof = rows[0] }, ct).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
