using Crm.Contacts;
using Crm.Records;
using Crm.Sales;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Testing.Sessions;

/// <summary>All that a tenant's records say, whoever says it: values, what refers to what, what is shared, timelines, what the search finds. Without versions and the instants of changes, which only grow.</summary>
internal static class CanonicalDump
{
    private static readonly string[] Searches = ["north", "müller", "acme", "zeta", "omega", "a1", "a2"];

    public static async Task<string> OfAsync(CrmSession system, ICrmStore store, CrmModel model, TenantId tenant)
    {
        var lines = new List<string>();
        foreach (var entity in model.Entities.Where(e => !e.IsPlain && e.Name != "configuration").OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            var rows = await Dump.RowsAsync(store, tenant, entity);
            lines.AddRange(rows.Select(r => Line(entity, r)).Order(StringComparer.Ordinal));
            if (entity.ClrType == typeof(Account) || entity.ClrType == typeof(Contact) || entity.ClrType == typeof(Deal))
            {
                foreach (var id in rows.Select(r => (Guid)r[0]!).Order())
                {
                    var page = await system.TimelineAsync(entity.Name, id, 100);
                    lines.Add($"timeline {id}: {string.Join(' ', page.Rows.Select(r => r["id"]))}");
                }
            }
        }

        foreach (var text in Searches)
        {
            lines.Add($"search {text}: {string.Join(' ', (await system.SearchAsync(text, 100)).Select(h => h.ToString()))}");
        }

        return string.Join('\n', lines);
    }

    private static string Line(EntityDefinition entity, object?[] row)
    {
        var values = entity.Slots.Where(s => s.Ordinal is not (EntityDefinition.VersionSlot or EntityDefinition.ChangedAtSlot))
            .Select(s => row[s.Ordinal] is CustomData data ? data.ToJson() : FormattableString.Invariant($"{row[s.Ordinal]}"));
        return $"{entity.Name} {string.Join('|', values)}";
    }
}
