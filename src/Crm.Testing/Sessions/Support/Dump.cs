using Crm.Records;
using Crm.Storage;

namespace Crm.Testing.Sessions;

/// <summary>Everything a database holds, as text: what a refused write must leave as it was.</summary>
internal static class Dump
{
    public static async Task<string> OfAsync(CrmFixture fixture)
    {
        await using var acting = fixture.As(null);
        var lines = new List<string>();
        foreach (var tenant in Org.Tenants)
        {
            foreach (var entity in SessionModel.Model.Entities.OrderBy(e => e.Name, StringComparer.Ordinal))
            {
                var rows = await RowsAsync(acting.Store, tenant, entity);
                lines.AddRange(rows.Select(r => $"{tenant} {entity.Name} {string.Join('|', r.Select(Text))}").Order(StringComparer.Ordinal));
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>Every row of one entity, restricted by nothing.</summary>
    public static ValueTask<IReadOnlyList<object?[]>> RowsAsync(ICrmStore store, TenantId tenant, EntityDefinition entity) =>
        store.QueryAsync(new RowQuery { Entity = entity, Tenant = tenant, Restriction = null }, CancellationToken.None);

    private static string Text(object? value) => value is CustomData data ? data.ToJson() : FormattableString.Invariant($"{value}");
}
