using Crm.Sessions;

namespace Crm.Data;

/// <summary>
/// By what the losers were called in other systems, the survivor is found from now on: an import by such an id changes it and makes no second record. Where the survivor is called
/// something in a system already, that stays its name there, and the other ids are further ones.
/// </summary>
internal static class MovedExternalIds
{
    public static async ValueTask RunAsync(MergeScene scene, CancellationToken cancellationToken)
    {
        var places = scene.Losers.Prepend(scene.Survivor).Select((id, place) => (id, place)).ToDictionary(p => p.id, p => p.place);
        var ids = await ExternalIds.RowsAsync(scene.Session, scene.Scope, "recordId", places.Keys.Cast<object>(), cancellationToken).ConfigureAwait(false);
        var named = ids.Where(i => i.RecordId == scene.Survivor && !i.IsFurther).Select(i => i.System).ToHashSet(StringComparer.Ordinal);
        foreach (var id in ids.Where(i => i.RecordId != scene.Survivor).OrderBy(i => i.IsFurther).ThenBy(i => places[i.RecordId!.Value]).ToList())
        {
            scene.Session.Tracker.Of(id).GoAlong(() => id.MoveTo(scene.Survivor, isFurther: !named.Add(id.System)));
        }
    }
}
