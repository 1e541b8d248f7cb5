using System.Text;
using Crm.Data;
using Crm.Security;
using Crm.Sessions;

namespace Crm.Testing.Sessions;

/// <summary>Imports, exports and ids in other systems, as ways to read and to write one record.</summary>
internal static class DataProbes
{
    public static IReadOnlyList<ReadProbe> Reads { get; } =
    [
        new("export as CSV", ["Exports.CsvAsync(RecordQuery, Stream, ExportOptions)"], false, (crm, entity, id) => ExportsAsync(id, target => crm.Exports.CsvAsync(crm.Query(entity), target))),
        new("export as JSON lines", ["Exports.JsonLinesAsync(RecordQuery, Stream, ExportOptions)"], false, (crm, entity, id) => ExportsAsync(id, target => crm.Exports.JsonLinesAsync(crm.Query(entity).Select("id"), target))),

        // A record that is found as the row says it is unchanged; one that is not would be added, for which the right is missing.
        new("matching of an import", ["Imports.PreviewAsync(Stream, ImportOptions, Int32)"], true,
            async (crm, entity, id) => (await crm.Imports.PreviewAsync(File($"id\n{id}\n"), new() { Entity = entity })).Report.Unchanged == 1),
        new("ids in other systems", ["ExternalIds.OfAsync(String, Guid)"], false, async (crm, entity, id) =>
        {
            try
            {
                await crm.ExternalIds.OfAsync(entity, id);
                return true;
            }
            catch (CrmException e) when (e.Code == CrmErrors.NotFound)
            {
                return false;
            }
        }),
    ];

    public static IReadOnlyList<WriteProbe> Writes { get; } =
    [
        new("say what another system calls it", ["ExternalIds.SetAsync(Record, String, String)"], Right.Write, async (crm, t) =>
        {
            await crm.ExternalIds.SetAsync(await crm.LoadForChangeAsync("visit", t.Visit), "erp", t.Visit.ToString());
            await crm.SaveAsync();
        }),
        new("forget what another system calls it", ["ExternalIds.RemoveAsync(Record, String)"], Right.Write, async (crm, t) =>
        {
            await crm.ExternalIds.RemoveAsync(await crm.LoadForChangeAsync(t.Deal), "erp");
            await crm.SaveAsync();
        })
        {
            Before = async (crm, t) =>
            {
                await crm.ExternalIds.SetAsync(await crm.LoadForChangeAsync(t.Deal), "erp", t.Deal.ToString());
                await crm.SaveAsync();
            },
        },
    ];

    private static MemoryStream File(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task<bool> ExportsAsync(Guid id, Func<Stream, ValueTask<long>> export)
    {
        using var target = new MemoryStream();
        await export(target);
        return Encoding.UTF8.GetString(target.ToArray()).Contains(id.ToString(), StringComparison.Ordinal);
    }
}
