using Crm.Sessions;

namespace Crm.Insights;

/// <summary>
/// Looks of which records alerts hold, and tells what has changed since it last looked: <see cref="AlertRaised"/> and <see cref="AlertCleared"/>, each once for a change of state, however many programs look.
/// <c>Crm.Hosting</c> calls it in the background; tests and small programs call it themselves.
/// </summary>
public sealed class AlertSweep
{
    private const int Batch = 200;
    private readonly SessionServices services;

    internal AlertSweep(SessionServices services) => this.services = services;

    /// <summary>Judges all alerts and weak signals of a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="progress">Told the share of alerts judged, 0-1.</param>
    /// <param name="cancellationToken">Cancels; what was told before stays so.</param>
    /// <returns>What changed.</returns>
    /// <exception cref="CrmException">The tenant is not provisioned (<c>crm.configuration</c>), or the database failed (<c>crm.storage</c>): what was told before stays so.</exception>
    public async ValueTask<AlertReport> RunAsync(TenantId tenant, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var session = new CrmSession(services, (tenant, "alerts"));
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        int raised = 0, cleared = 0;
        foreach (var watched in await Alerts.RunAsync(session, scope, progress, cancellationToken).ConfigureAwait(false))
        {
            var before = await RaisedAsync(session, watched.Name, cancellationToken).ConfigureAwait(false);
            raised += await SaveAsync(session, [.. watched.Holds.Keys.Where(id => !before.Contains(id)).Order()], ids => RaiseAsync(session.Beside(), watched, ids, cancellationToken)).ConfigureAwait(false);
            cleared += await SaveAsync(session, [.. before.Where(id => !watched.Holds.ContainsKey(id)).Order()], ids => ClearAsync(session.Beside(), watched, ids, cancellationToken)).ConfigureAwait(false);
        }

        return new(raised, cleared);
    }

    private static async ValueTask<HashSet<Guid>> RaisedAsync(CrmSession session, string name, CancellationToken cancellationToken)
    {
        var records = new HashSet<Guid>();
        await foreach (var row in session.Query("alert").Where("name = $name and state = raised").Parameter("name", name).Select("account", "contact", "deal").StreamAsync(cancellationToken).ConfigureAwait(false))
        {
            records.UnionWith(row.Values.OfType<Guid>());
        }

        return records;
    }

    private static async ValueTask<int> SaveAsync(CrmSession session, IReadOnlyList<Guid> records, Func<Guid[], ValueTask<int>> save)
    {
        var saved = 0;
        foreach (var chunk in records.Chunk(Batch))
        {
            try
            {
                saved += await save(chunk).ConfigureAwait(false);
            }
            catch (CrmException e) when (e.Code is CrmErrors.Conflict or CrmErrors.Duplicate or CrmErrors.NotFound)
            {
                // Another program told the same just now, or a record went meanwhile. What is left is told at the next look.
                Log.Refused(session.Services.Logger, e.Code);
            }
        }

        return saved;
    }

    private async ValueTask<int> RaiseAsync(CrmSession session, Watched watched, Guid[] records, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(session, [.. records.Select(r => Alert.IdOf(watched.Name, r).Value)], cancellationToken).ConfigureAwait(false);
        var raised = 0;
        foreach (var record in records)
        {
            var id = Alert.IdOf(watched.Name, record);
            var stored = known.Contains(id.Value) ? await session.LoadForChangeAsync(id, cancellationToken).ConfigureAwait(false) : null;
            if (stored is { State: AlertStates.Raised })
            {
                // Another program told it since we looked.
                continue;
            }

            var alert = stored ?? session.Add(Alert.Of(watched.Name, watched.Entity, record));
            raised++;

            // What the numbers are made of not everybody sees who sees the record: they are told to the host, and by crm.Signals to who may see them.
            (alert.State, alert.RaisedAt, alert.ClearedAt, alert.Reason) = (AlertStates.Raised, services.Clock.Now(), null, Cut(watched.Meaning));
            session.Raise(alert, new AlertRaised(alert.Id, watched.Name, watched.Entity, record, Cut(watched.Holds[record])));
        }

        await session.SaveAloneAsync(cancellationToken).ConfigureAwait(false);
        return raised;
    }

    private async ValueTask<int> ClearAsync(CrmSession session, Watched watched, Guid[] records, CancellationToken cancellationToken)
    {
        var cleared = 0;
        foreach (var record in records)
        {
            var alert = await session.LoadForChangeAsync(Alert.IdOf(watched.Name, record), cancellationToken).ConfigureAwait(false);
            if (alert.State == AlertStates.Cleared)
            {
                continue;
            }

            cleared++;
            (alert.State, alert.ClearedAt) = (AlertStates.Cleared, services.Clock.Now());
            session.Raise(alert, new AlertCleared(alert.Id, watched.Name, watched.Entity, record));
        }

        await session.SaveAloneAsync(cancellationToken).ConfigureAwait(false);
        return cleared;
    }

    private static string Cut(string text) => text.Length > 1_000 ? text[..1_000] : text;

    private static async ValueTask<HashSet<Guid>> KnownAsync(CrmSession session, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var page = await session.Query("alert").Where("id in $ids").Parameter("ids", ids).Select("id").PageAsync(Batch, null, cancellationToken).ConfigureAwait(false);
        return [.. page.Rows.Select(r => (Guid)r.Values[0]!)];
    }
}

/// <summary>What a look changed.</summary>
/// <param name="Raised">How many alerts began to hold.</param>
/// <param name="Cleared">How many ceased to.</param>
public sealed record AlertReport(int Raised, int Cleared);
