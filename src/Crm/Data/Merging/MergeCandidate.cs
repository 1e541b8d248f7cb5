using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.Data;

/// <summary>One record of a merge: its values as far as they may count, and since when each has stood.</summary>
/// <param name="Id">The record.</param>
/// <param name="Row">Its values.</param>
/// <param name="Versions">Its past.</param>
internal sealed record MergeCandidate(Guid Id, object?[] Row, IReadOnlyList<StoredVersion> Versions)
{
    private readonly List<StoredVersion> lastFirst = [.. Versions.OrderByDescending(v => (long)v.Row[EntityDefinition.VersionSlot]!)];

    /// <summary>When the present values of a block were set: the beginning of the last stretch of versions that have them.</summary>
    public Instant SetAt(FieldBlock block)
    {
        var now = block.Values(Row);
        var at = (Instant)Row[EntityDefinition.ChangedAtSlot]!;
        foreach (var version in lastFirst)
        {
            if (!block.Values(version.Row).SequenceEqual(now))
            {
                break;
            }

            at = version.EffectiveFrom;
        }

        return at;
    }

    public static bool IsBlank(object? value) => value is null || (value is string text && string.IsNullOrWhiteSpace(text));
}
