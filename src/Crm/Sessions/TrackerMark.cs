namespace Crm.Sessions;

/// <summary>The records of a session as they are at one moment, to go back to: rules change them and add others in a save that has to begin again.</summary>
internal sealed class TrackerMark(ChangeTracker tracker)
{
    private readonly List<(Tracked Entry, Action Undo)> marks = [.. tracker.Entries.Select(e => (e, Undo(e)))];

    public void Return()
    {
        tracker.Clear();
        foreach (var (entry, undo) in marks)
        {
            undo();
            tracker.Put(entry);
        }
    }

    private static Action Undo(Tracked entry)
    {
        var values = entry.Entity.Values(entry.Record);
        object?[][] dated = [.. entry.Dated.Select(d => entry.Entity.Values(d.Version))];
        var (before, ruled, followed, events) = (entry.Before, entry.Ruled, entry.Followed, entry.Events.Count);
        var (isDeleted, isPermanent, isConsequence, isUnowned) = (entry.IsDeleted, entry.IsPermanent, entry.IsConsequence, entry.IsUnowned);
        return () =>
        {
            entry.Entity.Fill(entry.Record, values);
            for (var i = 0; i < dated.Length; i++)
            {
                entry.Entity.Fill(entry.Dated[i].Version, dated[i]);
            }

            (entry.Before, entry.Ruled, entry.Followed) = (before, ruled, followed);
            (entry.IsDeleted, entry.IsPermanent, entry.IsConsequence, entry.IsUnowned) = (isDeleted, isPermanent, isConsequence, isUnowned);
            entry.Events.RemoveRange(events, entry.Events.Count - events);
        };
    }
}
