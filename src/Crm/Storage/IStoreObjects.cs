using Crm.Records;

namespace Crm.Storage;

/// <summary>A store whose database holds more than tables, which its migrations cannot make: indexes on custom fields, policies of row-level security.</summary>
public interface IStoreObjects
{
    /// <summary>Makes what every tenant needs, or looks whether it stands, as the store's options say. Idempotent; any number of processes may call it at once.</summary>
    /// <exception cref="CrmException">Something is missing and may not be made (<c>crm.configuration</c>).</exception>
    ValueTask SettleAsync(CancellationToken cancellationToken);

    /// <summary>Makes what the fields of one tenant's model need (<see cref="CustomFieldDefinition.Indexed"/>), and takes away what they no longer do.</summary>
    /// <exception cref="CrmException">Something is missing and may not be made (<c>crm.configuration</c>).</exception>
    ValueTask SettleAsync(TenantId tenant, CrmModel model, CancellationToken cancellationToken);
}
