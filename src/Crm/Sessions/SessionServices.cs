using Crm.Extensibility;
using Crm.Storage;
using Crm.Tenancy;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Crm.Sessions;

/// <summary>What every session works with.</summary>
internal sealed record SessionServices(
    CrmComposition Composition,
    TenantCache Tenants,
    ICrmStore Store,
    ICrmActor Actor,
    ICrmDirectory Directory,
    IClock Clock,
    IdGenerator Ids,
    ILogger<CrmSession> Logger,
    IServiceProvider Provider);
