using Crm.Extensibility;
using Crm.Records;

namespace Crm.Sessions;

/// <summary>Runs the rules before a save: on what is new or changed, and on what they add or change themselves, until all is ruled.</summary>
internal sealed class RuleRunner(CrmSession session, Scope scope)
{
    /// <summary>Rules that change each other's results for ever are refused after so many rounds.</summary>
    private const int MostRounds = 10;

    public async ValueTask RunAsync(ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var due = session.Tracker.Entries.Where(IsDue).ToList();
            if (due.Count == 0)
            {
                return;
            }

            session.Tracker.Regroup();
            foreach (var entry in due)
            {
                if (entry.IsDeleted)
                {
                    entry.Ruled = entry.Before;
                    await RunAsync(session, entry.Entity, entry.Record, isNew: false, onDelete: true, errors, cancellationToken).ConfigureAwait(false);
                    continue;
                }

                Settle(entry);
                foreach (var dated in entry.Dated)
                {
                    await ApplyAsync(entry, dated.Version, errors, cancellationToken).ConfigureAwait(false);
                }

                await ApplyAsync(entry, entry.Record, errors, cancellationToken).ConfigureAwait(false);

                // A rule's own change is not a reason to run it again; another record's rule changing this one is.
                entry.Ruled = entry.Entity.Snapshot(entry.Record);
            }
        }

        throw new CrmException(CrmErrors.Configuration, $"The rules before a save did not come to rest after {MostRounds} rounds.");
    }

    private static bool IsDue(Tracked entry)
    {
        if (entry.IsDeleted || entry.RestoredFrom is not null)
        {
            return entry.IsDeleted && !ReferenceEquals(entry.Ruled, entry.Before);
        }

        return (entry.Ruled ?? entry.Before) is not { } row || entry.Entity.Differs(entry.Record, row);
    }

    /// <summary>What a new record takes from the session.</summary>
    private void Settle(Tracked entry)
    {
        if (!entry.IsNew)
        {
            return;
        }

        entry.Record.Tenant = scope.Tenant;
        if (entry is { Entity.Access: RecordAccess.Owned, IsUnowned: false, Record.OwnerId: null, RestoredFrom: null })
        {
            entry.Record.OwnerId = scope.User;
        }
    }

    /// <summary>Runs the rules for one record.</summary>
    public static async ValueTask RunAsync(CrmSession session, EntityDefinition entity, Record record, bool isNew, bool onDelete, ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        foreach (var rule in session.Services.Composition.Rules)
        {
            if (rule.OnDelete == onDelete && rule.RecordType?.IsInstanceOfType(record) == true && (rule.Entity is null || rule.Entity == entity.Name))
            {
                await rule.Run(record, isNew, session, errors, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private ValueTask ApplyAsync(Tracked entry, Record record, ICollection<FieldError> errors, CancellationToken cancellationToken) =>
        RunAsync(session, entry.Entity, record, entry.IsNew, onDelete: false, errors, cancellationToken);
}
