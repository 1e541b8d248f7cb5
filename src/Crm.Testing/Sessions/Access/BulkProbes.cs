using Crm.Bulk;
using Crm.Contacts;
using Crm.Queries;
using Crm.Security;
using Crm.Sessions;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Bulk changes of one record: whoever may not see it finds nothing to change.</summary>
internal static class BulkProbes
{
    private const string Run = "BulkWork.RunAsync(BulkOptions)";
    private const string ByQuery = "CrmSession.Bulk(RecordQuery)";

    public static IReadOnlyList<WriteProbe> All { get; } =
    [
        new("bulk set", [ByQuery, "BulkWork.Set(String, Object)", Run], Right.Write,
            (crm, t) => RunAsync("account", crm.Bulk(One(crm, "account", t.Account.Value)).Set("industry", "Retail"), BulkMode.AllOrNothing)),
        new("bulk change record by record", [ByQuery, "BulkWork.Change<T>(Action<T>)", Run], Right.Write,
            (crm, t) => RunAsync("account", crm.Bulk(One(crm, "account", t.Account.Value)).Change<Account>(a => a.Industry = "Retail"), BulkMode.PerRecord)),
        new("bulk set by condition", ["CrmSession.Bulk(String, String)", Run], Right.Write,
            async (crm, t) =>
            {
                try
                {
                    await RunAsync("deal", crm.Bulk("deal", $"name = '{t.Deal}'").Set("closeDate", new LocalDate(2026, 1, 1)), BulkMode.PerRecord);
                }
                catch (CrmException e) when (e.Code == CrmErrors.Criteria)
                {
                    // Who may see no deal at all knows no name of one either.
                    throw CrmException.NotFound("deal");
                }
            })
        {
            // An id cannot be written into a condition; a name that only this deal has can.
            Before = async (crm, t) =>
            {
                (await crm.LoadForChangeAsync(t.Deal)).Name = $"{t.Deal}";
                await crm.SaveAsync();
            },
        },
        new("bulk assign", [ByQuery, "BulkWork.Assign(Nullable<Id<User>>)", Run], Right.Assign,
            (crm, t) => RunAsync("visit", crm.Bulk(One(crm, "visit", t.Visit)).Assign(Target.OwnerOf(t.Relation) == Org.Tom ? Org.Boss : Org.Tom), BulkMode.AllOrNothing)),
        new("bulk delete", [ByQuery, "BulkWork.Delete(Boolean)", Run], Right.Delete,
            (crm, t) => RunAsync("deal", crm.Bulk(One(crm, "deal", t.Deal.Value)).Delete(), BulkMode.PerRecord)),
        new("bulk delete of what belongs to it", [ByQuery, "BulkWork.Delete(Boolean)", Run], Right.Write,
            (crm, t) => RunAsync("note", crm.Bulk(One(crm, "note", t.Note)).Delete(permanently: true), BulkMode.AllOrNothing)),
    ];

    private static RecordQuery One(CrmSession crm, string entity, Guid id) => crm.Query(entity).Where("id = $id").Parameter("id", id);

    /// <summary>Ends as the change of the one record would.</summary>
    private static async Task RunAsync(string entity, BulkWork work, BulkMode mode)
    {
        IReadOnlyList<BulkRefusal> refused;
        try
        {
            var report = await work.RunAsync(new() { Mode = mode });
            refused = report.Refused;
            if (report.Total == 0)
            {
                throw CrmException.NotFound(entity);
            }
        }
        catch (BulkRefusedException e)
        {
            refused = e.Refused;
        }

        if (refused.Count > 0)
        {
            throw new CrmException(refused[0].Code, refused[0].Message) { Fields = refused[0].Fields };
        }
    }
}
