using Crm.Records;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>One merge: held, decided, moved and saved in one transaction. What the session holds unsaved is left alone.</summary>
internal static class MergeRun
{
    public static ValueTask<MergeReport> RunAsync(CrmSession session, string entity, MergeGroup group, CancellationToken cancellationToken) =>
        session.Store.InTransactionAsync(token => WithinAsync(session.Beside(), entity, group, token), cancellationToken);

    private static async ValueTask<MergeReport> WithinAsync(CrmSession inner, string entity, MergeGroup group, CancellationToken cancellationToken)
    {
        var scene = await MergeScene.LoadAsync(inner, entity, group.Survivor, group.Losers, RowHold.Exclusive, cancellationToken).ConfigureAwait(false);
        var fields = new MergedFields(scene, group.Choices ?? new());
        var decided = await fields.DecideAsync(cancellationToken).ConfigureAwait(false);

        // The losers first: what they give up of unique values is free when the survivor takes it.
        foreach (var row in scene.Rows.Skip(1))
        {
            inner.Delete(inner.Tracker.Track(scene.Entity, row, scene.Scope.Tenant).Record, permanently: true);
        }

        var survivor = inner.Tracker.Track(scene.Entity, scene.Rows[0], scene.Scope.Tenant);
        fields.Apply(survivor.Record, decided);
        survivor.Given = [.. fields.Given(decided)];
        await new MovedChildren(scene, survivor.Record).RunAsync(cancellationToken).ConfigureAwait(false);
        var id = inner.Services.Ids.NextGuid();
        survivor.Raise(new RecordMerged(scene.Entity.Name, scene.Survivor, scene.Losers, id));
        inner.Alongside = (scope, at, changes) => Rows(scene, scope, id, at, changes);
        await inner.SaveAloneAsync(cancellationToken).ConfigureAwait(false);
        return new(id, scene.Entity.Name, scene.Survivor, scene.Losers);
    }

    private static IEnumerable<RowWrite> Rows(MergeScene scene, Scope scope, Guid id, NodaTime.Instant at, IReadOnlyList<Change> changes)
    {
        var merge = new Merge
        {
            Id = new(id),
            Entity = scene.Entity.Name,
            SurvivorId = scene.Survivor,
            LoserIds = scene.Losers,
            At = at,
            ById = scope.User?.Value,
            Payload = MergedRows.Write(changes),
        };
        yield return Changes.PlainRow.Insert(scope.State.Model["merge"], merge);
        var redirect = scope.State.Model["redirect"];
        foreach (var loser in scene.Losers)
        {
            yield return Changes.PlainRow.Insert(redirect, new Redirect { Id = new(loser), Entity = scene.Entity.Name, ToId = scene.Survivor, MergeId = id });
        }
    }
}
