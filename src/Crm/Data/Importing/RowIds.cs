using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>
/// The ids of the records that rows make: by the first run of the file and the row's number, the same however often it is tried, in the order of the rows. What lies in the recycle bin keeps its id,
/// so that it can come back; the row makes another then.
/// </summary>
internal sealed class RowIds(CrmSession session, Scope scope, ImportPlan plan, ImportRun run)
{
    private readonly Dictionary<ParsedRow, Guid> ids = [];

    public Guid this[ParsedRow row] => ids.TryGetValue(row, out var id) ? id : IdOf(row, 0);

    /// <summary>What rows of a file that was imported before have made then, as it stands.</summary>
    public async ValueTask<Dictionary<ParsedRow, object?[]>> StoredAsync(IReadOnlyList<ParsedRow> rows, CancellationToken cancellationToken)
    {
        var found = new Dictionary<ParsedRow, object?[]>();
        var lookup = new ImportLookup(session, scope);
        for (byte life = 0; run.FirstId != run.Key && rows.Count > 0 && life < byte.MaxValue; life++)
        {
            foreach (var row in rows)
            {
                ids[row] = IdOf(row, life);
            }

            var stored = await lookup.RowsAsync(plan.Entity, (FieldDefinition)plan.Entity.Key!, rows.Select(r => (object)ids[r]), cancellationToken).ConfigureAwait(false);
            foreach (var row in rows)
            {
                if (stored[ids[row].ToString("N")].FirstOrDefault() is { } there)
                {
                    found[row] = there;
                }
            }

            rows = rows.Where(r => !found.ContainsKey(r)).ToList();
            var binned = await BinnedAsync([.. rows.Select(r => ids[r])], cancellationToken).ConfigureAwait(false);
            rows = rows.Where(r => binned.Contains(ids[r])).ToList();
        }

        return found;
    }

    private Guid IdOf(ParsedRow row, byte life)
    {
        Span<byte> bytes = stackalloc byte[16];
        run.FirstId!.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        var number = (uint)row.Row.Number;
        bytes[6] = (byte)(0x70 | (number >> 28));
        bytes[7] = (byte)(number >> 20);
        bytes[8] = (byte)(0x80 | ((number >> 14) & 0x3F));
        bytes[9] = (byte)(number >> 6);
        bytes[10] = (byte)((number << 2) | (bytes[10] & 3u));
        bytes[11] ^= life;
        return new(bytes, bigEndian: true);
    }

    private async ValueTask<HashSet<Guid>> BinnedAsync(IReadOnlyList<Guid> among, CancellationToken cancellationToken)
    {
        var bin = scope.State.Model["bin"];
        var found = new HashSet<Guid>();
        foreach (var chunk in among.Chunk(500))
        {
            var rows = await session.Store.QueryAsync(
                new RowQuery { Entity = bin, Tenant = scope.Tenant, Restriction = null, Where = CrmSession.IsAmong(bin.Fields["recordId"], chunk), Columns = [new FieldValue([], bin.Fields["recordId"])] },
                cancellationToken).ConfigureAwait(false);
            found.UnionWith(rows.Select(r => (Guid)r[0]!));
        }

        return found;
    }
}
