using Crm.Activities;
using Crm.Changes;
using Crm.Collaboration;
using Crm.Data;
using Crm.Insights;
using Crm.Numbering;
using Crm.Records;
using Crm.Security;
using Crm.Storage;
using NodaTime;

namespace Crm.Sessions;

/// <summary>
/// One save, in two halves. Preparing runs rules and checks values; it may be slow and touches nothing. Writing judges rights, follows deletions and
/// writes rows, history, audit and events; it runs inside the transaction and may run again from its start.
/// </summary>
internal sealed class Saving
{
    private readonly CrmSession session;
    private readonly Scope scope;
    private readonly SaveTime time;
    private readonly ChangePreparation preparation;
    private readonly List<Change> prepared = [];
    private List<Change> written = [];
    private bool isHosted;

    public Saving(CrmSession session, Scope scope, Instant? effective)
    {
        (this.session, this.scope) = (session, scope);
        time = new(session.Services.Clock.Now(), effective);
        preparation = new(scope, time);
    }

    public TenantId Tenant => scope.Tenant;

    public int Written => written.Count;

    /// <summary>The records of an entity that went, asked for or as a consequence.</summary>
    public IEnumerable<Guid> DeletedOf(EntityDefinition entity) => written.Where(c => c.Kind == WriteKind.Delete && c.Entity.Name == entity.Name).Select(c => c.Id);

    public async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        time.Check();
        var errors = new List<FieldError>();
        await new RuleRunner(session, scope).RunAsync(errors, cancellationToken).ConfigureAwait(false);
        foreach (var entry in session.Tracker.Entries)
        {
            if (preparation.Of(entry, errors) is { } change)
            {
                prepared.Add(change);
            }
        }

        if (errors.Count > 0)
        {
            throw CrmException.Invalid(errors);
        }
    }

    /// <summary>What the host saves through its own context, with a row it writes itself.</summary>
    public void PrepareHost(HostChange host, List<RaisedEvent> events, List<FieldError> errors)
    {
        isHosted = true;
        if (preparation.OfHost(host, events, errors) is { } change)
        {
            prepared.Add(change);
        }
    }

    public async ValueTask WriteAsync(CancellationToken cancellationToken)
    {
        var batch = await BuildAsync(cancellationToken).ConfigureAwait(false);
        if (batch is not null)
        {
            var references = new ReferenceCheck(session, scope, written);
            await session.Store.AskAndWriteAsync(batch, references.Queries, references.Judge, cancellationToken).ConfigureAwait(false);
            await references.CheckActiveAsync(cancellationToken).ConfigureAwait(false);
            await new AccessCheck(session, scope).AfterAsync(written, cancellationToken).ConfigureAwait(false);
            if (!isHosted)
            {
                await ScoreAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Brings the scores up to date with what is written, within the transaction. Where a host writes rows of its own, once these stand.</summary>
    public ValueTask ScoreAsync(CancellationToken cancellationToken) => new ScoreKeeper(session, scope.State, time.Recorded).AfterSaveAsync(written, cancellationToken);

    /// <summary>Makes the session's records what was saved.</summary>
    public void Accept()
    {
        session.KnowsDuplicates = false;
        foreach (var change in written)
        {
            if (change.Entry is not { } entry)
            {
                continue;
            }

            if (change.Kind == WriteKind.Delete)
            {
                session.Tracker.Forget(entry);
                continue;
            }

            entry.Before = change.After;
            entry.Entity.Fill(entry.Record, change.After!);
            entry.Record.Tenant = scope.Tenant;
            entry.Events.Clear();
            entry.Dated.Clear();
            entry.DatedEffective = null;
            entry.Ruled = null;
            (entry.IsConsequence, entry.Followed) = (false, null);
            (entry.RestoredFrom, entry.RestoredRow) = (null, null);
        }
    }

    private async ValueTask<WriteBatch?> BuildAsync(CancellationToken cancellationToken)
    {
        if (prepared.Count == 0)
        {
            written = [];
            return null;
        }

        // Rights first: what stands in a deletion's way is told only to who may delete.
        var access = new AccessCheck(session, scope);
        await access.BeforeAsync(prepared, cancellationToken).ConfigureAwait(false);
        var counters = await new NumberAssignment(session, scope, time.Recorded).RunAsync(prepared, cancellationToken).ConfigureAwait(false);
        written = await Deletions.FollowAsync(session, scope, prepared, at => time.After(at), cancellationToken).ConfigureAwait(false);
        FileKeeping.Tell(written);
        await access.BeforeAsync([.. written.Skip(prepared.Count)], cancellationToken).ConfigureAwait(false);
        var rows = new List<RowWrite>(counters);
        foreach (var change in written)
        {
            rows.Add(new RowWrite
            {
                Entity = change.Entity,
                Kind = change.Kind,
                Id = change.Id,
                ExpectedVersion = change.ExpectedVersion,
                Row = change.After,
                Changed = change.Changed,
                History = change.History,
                Effective = change.After is { } row ? (Instant)row[EntityDefinition.ChangedAtSlot]! : time.After((Instant)change.Before![EntityDefinition.ChangedAtSlot]!),
                HistoryOnly = change.IsHostWritten,
            });
        }

        rows.AddRange(await TimelineWriter.RowsAsync(session, scope, written, cancellationToken).ConfigureAwait(false));
        rows.AddRange(await new DuplicateWriter(session, scope, time.Recorded).RowsAsync(written, cancellationToken).ConfigureAwait(false));
        rows.AddRange(RecycleBin.Rows(session, scope, written, time.Recorded));
        rows.AddRange(session.Alongside?.Invoke(scope, time.Recorded, written) ?? []);
        var audit = AuditWriter.Write(scope, AuditWriter.Entry(scope, session.Services.Ids, time.Recorded, written));
        rows.Add(audit);
        rows.AddRange(OutboxWriter.Rows(scope, session.Services.Ids, time.Recorded, written));
        return new WriteBatch(scope.Tenant, time.Recorded, rows) { Proof = audit };
    }
}
