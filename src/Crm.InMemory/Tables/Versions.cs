using System.Collections.Immutable;
using Crm.Storage;
using NodaTime;

namespace Crm.InMemory.Tables;

/// <summary>How history grows and which version a moment means; see <see cref="HistoryColumns"/>.</summary>
internal static class Versions
{
    public static bool IsMeantBy(this StoredVersion version, AsOf moment) =>
        version.EffectiveFrom <= moment.Effective
        && (moment.Known is not { } known ? version.EffectiveTo > moment.Effective
            : version.RecordedFrom <= known && (version.EffectiveTo > moment.Effective || version.EndRecorded > known));

    /// <summary>The versions after a write: what held until now ends where the write says so, then come the new ones.</summary>
    public static ImmutableArray<StoredVersion> After(this ImmutableArray<StoredVersion> versions, RowWrite write, Instant recorded)
    {
        var result = versions.ToBuilder();
        if (write.Kind == WriteKind.Delete || (write.Kind == WriteKind.Update && write.History.Count > 0))
        {
            End(result, write.Effective, recorded);
        }

        for (var i = 0; i < write.History.Count; i++)
        {
            var version = write.History[i];
            var next = i + 1 < write.History.Count ? write.History[i + 1] : null;
            result.Add(new(version.Effective, next?.Effective ?? Time.Forever, recorded, next is null ? Time.Forever : recorded, [.. version.Row]));
        }

        return result.ToImmutable();
    }

    private static void End(ImmutableArray<StoredVersion>.Builder versions, Instant effective, Instant recorded)
    {
        for (var i = 0; i < versions.Count; i++)
        {
            if (versions[i].EndRecorded == Time.Forever)
            {
                versions[i] = versions[i] with { EffectiveTo = effective, EndRecorded = recorded };
            }
        }
    }
}
