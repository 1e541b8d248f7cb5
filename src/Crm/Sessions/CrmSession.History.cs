using Crm.Changes;
using Crm.Queries;
using Crm.Records;

namespace Crm.Sessions;

/// <content>What a record was.</content>
public sealed partial class CrmSession
{
    /// <summary>Every version of a record, first to last, in the fields that whoever acts may read.</summary>
    /// <exception cref="CrmException">There is no such record, or none that may be seen (<c>crm.not_found</c>).</exception>
    public async ValueTask<IReadOnlyList<RecordVersion>> HistoryAsync(string entity, Guid id, CancellationToken cancellationToken = default)
    {
        var scope = await ScopeAsync(cancellationToken).ConfigureAwait(false);
        var definition = scope.State.Model[entity];
        id = (Guid)(await GetAsync(entity, id, cancellationToken).ConfigureAwait(false))["id"]!;

        // References are left to as-of queries, which know whether their targets may be seen.
        var fields = definition.Fields.Values.Cast<FieldDefinition>()
            .Where(f => scope.IsSystem || scope.Rights.MayRead(definition, f))
            .OrderBy(f => f.Slot.Ordinal).ThenBy(f => f.Name, StringComparer.Ordinal).ToList();
        var names = fields.ConvertAll(f => f.Name);
        var versions = await Store.HistoryAsync(definition, scope.Tenant, id, cancellationToken).ConfigureAwait(false);
        // By version: where the clock ran backwards, two can have one time of effect.
        return [.. versions.OrderBy(v => (long)v.Row[EntityDefinition.VersionSlot]!).Select(v => new RecordVersion(
            v.EffectiveFrom,
            v.EffectiveTo == Time.Forever ? null : v.EffectiveTo,
            v.RecordedFrom,
            new Row(names, [.. fields.Select(f => f.Read(v.Row))])))];
    }

    /// <summary>Every version of a record, first to last.</summary>
    /// <exception cref="CrmException">There is no such record, or none that may be seen (<c>crm.not_found</c>).</exception>
    public async ValueTask<IReadOnlyList<RecordVersion>> HistoryAsync<T>(Id<T> id, CancellationToken cancellationToken = default)
        where T : Record
    {
        var scope = await ScopeAsync(cancellationToken).ConfigureAwait(false);
        return await HistoryAsync(scope.State.Model.Of(typeof(T)).Name, id.Value, cancellationToken).ConfigureAwait(false);
    }
}
