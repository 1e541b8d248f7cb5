using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.Bulk;

/// <summary>Reads off a record's versions who had it.</summary>
internal static class OwnerPeriods
{
    public static IReadOnlyList<OwnerPeriod> Of(IEnumerable<StoredVersion> versions)
    {
        var periods = new List<OwnerPeriod>();
        foreach (var version in versions.OrderBy(v => (long)v.Row[EntityDefinition.VersionSlot]!))
        {
            var owner = (Guid?)version.Row[EntityDefinition.OwnerSlot];
            Instant? end = version.EffectiveTo == Time.Forever ? null : version.EffectiveTo;

            // Where it was away in the bin, nobody had it.
            if (periods.Count > 0 && periods[^1] is var last && last.Owner?.Value == owner && last.To == version.EffectiveFrom)
            {
                periods[^1] = last with { To = end };
            }
            else
            {
                periods.Add(new(owner is { } id ? new(id) : null, version.EffectiveFrom, end));
            }
        }

        return periods;
    }
}
