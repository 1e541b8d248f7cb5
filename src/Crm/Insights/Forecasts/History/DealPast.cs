using NodaTime;

namespace Crm.Insights;

/// <summary>A deal with all that history keeps of it, in the order of effect.</summary>
/// <param name="Id">Which.</param>
/// <param name="Key">What stands for it in orders and draws: its <see cref="ContentKey"/>.</param>
/// <param name="Versions">Its versions.</param>
internal sealed record DealPast(Guid Id, string Key, IReadOnlyList<DealVersion> Versions)
{
    /// <summary>The versions that had taken effect by a moment, as known by another; null: the deal was not there then.</summary>
    /// <param name="at">The moment whose values are meant.</param>
    /// <param name="known">When they were known; null: all that is known today.</param>
    public IReadOnlyList<DealVersion>? Until(Instant at, Instant? known)
    {
        var versions = Versions.Where(v => v.From <= at && (known is not { } k || v.RecordedFrom <= k)).ToList();
        return versions.Count > 0 && Holds(versions[^1], at, known) ? versions : null;
    }

    /// <summary>Whether the last version had not ended, by a deletion: an end that is followed by a version is none of the deal.</summary>
    private static bool Holds(DealVersion last, Instant at, Instant? known) => last.To > at || last.EndRecorded > known;
}
