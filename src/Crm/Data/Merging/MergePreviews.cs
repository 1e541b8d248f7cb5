using Crm.Criteria;
using Crm.Queries;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>Says what a merge would come to.</summary>
internal static class MergePreviews
{
    public static async ValueTask<MergePreview> MakeAsync(CrmSession inner, string entity, Guid survivor, IReadOnlyList<Guid> losers, MergeChoices choices, CancellationToken cancellationToken)
    {
        var scene = await MergeScene.LoadAsync(inner, entity, survivor, losers, RowHold.None, cancellationToken).ConfigureAwait(false);
        var fields = new MergedFields(scene, choices);
        var decided = await fields.DecideAsync(cancellationToken).ConfigureAwait(false);
        var record = scene.Entity.Materialize((await scene.SeenRowsAsync(cancellationToken).ConfigureAwait(false))[0], scene.Scope.Tenant);
        fields.Apply(record, decided);
        var row = scene.Entity.Snapshot(record);
        var shown = decided.Where(d => fields.MaySee(d.Block)).SelectMany(d => d.Block.Fields.Select(f => new MergedField(f.Name, Shown(f.Read(row)), d.Values.From, d.Values.Why)))
            .Select(f => choices.Set.Keys.Any(k => f.Name == k || f.Name.StartsWith(k + ".", StringComparison.Ordinal)) ? f with { From = null, Why = "by_hand" } : f)
            .Where(f => f.Value is not null || f.Why is not ("same" or "no_right"))
            .OrderBy(f => f.Name, StringComparer.Ordinal);
        return new(entity, survivor, losers, [.. shown], await MovesAsync(scene, cancellationToken).ConfigureAwait(false));
    }

    private static object? Shown(object? value) => value is decimal number ? Row.WithoutTrailingZeros(number) : value;

    private static async ValueTask<IReadOnlyList<MovedRecords>> MovesAsync(MergeScene scene, CancellationToken cancellationToken)
    {
        var moves = new List<MovedRecords>();
        foreach (var relation in scene.Children.OrderBy(r => r.Declaring, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.Ordinal))
        {
            var child = scene.Scope.State.Model[relation.Declaring];
            if (!scene.Scope.IsSystem && (child.Access == Records.RecordAccess.System || !scene.Scope.Rights.MayRead(child, relation.ForeignKey)))
            {
                continue;
            }

            var rows = await scene.Session.Store.AggregateAsync(
                new AggregateQuery
                {
                    Entity = child,
                    Tenant = scene.Scope.Tenant,
                    Restriction = scene.Scope.Policy.For(child, Right.Read),
                    Where = CrmSession.IsAmong(relation.ForeignKey, scene.Losers),
                    Measures = [new(RollupFunction.Count)],
                },
                cancellationToken).ConfigureAwait(false);
            if ((long)rows[0][0]! is > 0 and var count)
            {
                moves.Add(new(child.Name, relation.Name, count));
            }
        }

        return moves;
    }
}
