using Crm.Changes;
using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;
using NodaTime;

namespace Crm.Activities;

/// <summary>
/// Finds the activities whose owners are to be reminded, and puts an <see cref="ActivityReminder"/> for each into the outbox: once for each instant that it is set to, however many programs look.
/// <c>Crm.Hosting</c> calls it in the background; tests and small programs call it themselves.
/// </summary>
public sealed class ActivityReminders
{
    /// <summary>The place of the reminder among the events of the record's version: behind those that came with it.</summary>
    private const int Place = 999;
    private const int Batch = 100;
    private readonly SessionServices services;

    internal ActivityReminders(SessionServices services) => this.services = services;

    /// <summary>Raises every reminder of a tenant that is due by now.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="CrmException">The tenant is not provisioned (<c>crm.configuration</c>), or the database failed (<c>crm.storage</c>): what was raised before stays so.</exception>
    public async ValueTask<int> RaiseAsync(TenantId tenant, CancellationToken cancellationToken = default)
    {
        var state = await services.Tenants.GetAsync(services.Store, tenant, cancellationToken).ConfigureAwait(false);
        var total = 0;
        int raised;
        do
        {
            raised = await services.Store.InTransactionAsync(ct => BatchAsync(Scope.System(state, "reminders"), ct), cancellationToken).ConfigureAwait(false);
            total += raised;
        }
        while (raised > 0);

        return total;
    }

    /// <summary>The rows are held until the events are written with the mark that they are: who looks at the same time waits, and finds them told.</summary>
    private async ValueTask<int> BatchAsync(Scope scope, CancellationToken cancellationToken)
    {
        var now = services.Clock.Now();
        var activity = scope.State.Model["activity"];
        var due = (FieldDefinition)activity.Fields["reminderDueAt"];
        var found = await services.Store.QueryAsync(
            new RowQuery
            {
                Entity = activity,
                Tenant = scope.Tenant,
                Restriction = null,
                Where = new CheckedComparison(new FieldValue([], due), ComparisonOperator.LessOrEqual, new ConstantValue(now, ValueKind.Instant)),
                Order = [new SortKey(new FieldValue([], due), false)],
                Limit = Batch,
                Hold = RowHold.Exclusive,
            },
            cancellationToken).ConfigureAwait(false);
        if (found.Count > 0)
        {
            var rows = found.SelectMany(row => Told(scope, activity, due, row, now)).ToList();
            await services.Store.WriteAsync(new WriteBatch(scope.Tenant, now, rows), cancellationToken).ConfigureAwait(false);
        }

        return found.Count;
    }

    /// <summary>The mark stands outside version and history: a reminder gets in nobody's way who is just changing the activity.</summary>
    private IEnumerable<RowWrite> Told(Scope scope, EntityDefinition entity, FieldDefinition due, object?[] row, Instant now)
    {
        var activity = (Activity)entity.Materialize(row, scope.Tenant);
        var reminder = new ActivityReminder(activity.Id, activity.OwnerId, activity.ReminderDueAt!.Value);
        yield return OutboxWriter.Row(scope, services.Ids, now, entity, activity.Key, activity.Version, Place, new(ActivityReminder.EventName, reminder));
        var after = (object?[])row.Clone();
        after[due.Slot.Ordinal] = null;
        yield return new RowWrite { Entity = entity, Kind = WriteKind.Update, Id = activity.Key, ExpectedVersion = activity.Version, Row = after, Changed = [due.Slot.Ordinal], Effective = activity.ChangedAt };
    }
}
