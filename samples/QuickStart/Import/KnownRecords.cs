using Crm.Records;
using Crm.Sessions;

namespace Crm.Samples.QuickStart.Import;

/// <summary>The records that are in the CRM already, by their ids in the files.</summary>
internal static class KnownRecords
{
    public static async Task<Dictionary<string, Id<T>>> FindAsync<T>(CrmSession crm, string key, CancellationToken cancellationToken)
        where T : Record
    {
        var known = new Dictionary<string, Id<T>>(StringComparer.Ordinal);
        await foreach (var row in crm.Query<T>().Where($"{key} is not null").Select("id", key).StreamAsync(cancellationToken))
        {
            known[row.Get<string>(key)!] = row.GetId<T>("id")!.Value;
        }

        return known;
    }
}
