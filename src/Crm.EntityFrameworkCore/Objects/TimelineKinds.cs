using Crm.EntityFrameworkCore.Model;
using Crm.Records;

namespace Crm.EntityFrameworkCore.Objects;

/// <summary>Entries of timelines were once without the kind of their activity: a host's migration that adds it fills it.</summary>
internal static class TimelineKinds
{
    /// <summary>The statement that fills what is empty; null where the tables do not have the column yet.</summary>
    public static string? Fill(CrmModel model, TableMaps maps)
    {
        var (entries, activities) = (model["timeline"], model["activity"]);
        var kind = Kind(entries);
        if (maps.Precedes(entries, kind))
        {
            return null;
        }

        var (entry, activity) = (maps.Schema[entries], maps.Schema[activities]);
        var (empty, known) = (entry.Columns[kind.Ordinal], activity.Columns[Kind(activities).Ordinal]);
        var of = entry.Columns[entries.References[0].ForeignKey.Slot.Ordinal];
        return $"UPDATE {entry.Live} AS t SET {empty} = a.{known} FROM {activity.Live} AS a WHERE a.{activity.Tenant} = t.{entry.Tenant} AND a.{activity.Id} = t.{of} AND t.{empty} = ''";
    }

    private static Slot Kind(EntityDefinition definition) => ((FieldDefinition)definition.Fields["kind"]).Slot;
}
