using System.Text.Json;
using Crm.Changes;
using Crm.Criteria;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>Puts what a sweep found on the review list.</summary>
internal sealed class SweepFindings(CrmSession session, Scope scope)
{
    private const int Chunk = 500;

    /// <summary>What is on the list already stays as it is, decided or not.</summary>
    /// <returns>How many were not on it.</returns>
    public async ValueTask<int> ListAsync(IEnumerable<DuplicatePair> pairs, CancellationToken cancellationToken)
    {
        var added = 0;
        foreach (var chunk in pairs.Chunk(Chunk))
        {
            added += await session.Store.InTransactionAsync(token => AddAsync(chunk, token), cancellationToken).ConfigureAwait(false);
        }

        return added;
    }

    /// <summary>A pair, with the reasons without the values: they stand in the records, for who may see them.</summary>
    public DuplicatePair With(DuplicatePair pair, double probability, IEnumerable<DuplicateReason> reasons)
    {
        pair.Probability = decimal.Round((decimal)probability, 4);
        pair.FoundAt = session.Services.Clock.Now();
        pair.Reasons = JsonSerializer.Serialize(reasons, CrmJson.Options);
        return pair;
    }

    private async ValueTask<int> AddAsync(DuplicatePair[] pairs, CancellationToken cancellationToken)
    {
        var definition = scope.State.Model["duplicatePair"];
        var known = await session.Store.QueryAsync(
            new RowQuery { Entity = definition, Tenant = scope.Tenant, Restriction = null, Where = CrmSession.IsAmong(definition.Key!, pairs.Select(p => p.Key)), Columns = [new FieldValue([], definition.Key!)] }, cancellationToken).ConfigureAwait(false);
        RowWrite[] rows = [.. pairs.ExceptBy(known.Select(k => (Guid)k[0]!), p => p.Key).Select(p => PlainRow.Insert(definition, p))];
        if (rows.Length > 0)
        {
            await session.Store.WriteAsync(new WriteBatch(scope.Tenant, session.Services.Clock.Now(), rows), cancellationToken).ConfigureAwait(false);
        }

        return rows.Length;
    }
}
