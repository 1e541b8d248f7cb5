using Crm.Sessions;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Crm.Changes;

/// <summary>Something that happened to a record. Carries ids and figures, no personal data.</summary>
public interface ICrmEvent
{
    /// <summary>The event's stable name: <c>deal.won</c>.</summary>
    static abstract string EventName { get; }
}

/// <summary>Handles events of one type; a scoped service.</summary>
public interface ICrmEventHandler<in TEvent>
    where TEvent : ICrmEvent
{
    /// <summary>Handles one. An exception means: again, later. The same event can come twice, with the same id.</summary>
    ValueTask HandleAsync(TEvent e, EventContext context, CancellationToken cancellationToken);
}

/// <summary>What a handler is told beside the event.</summary>
/// <param name="Tenant">The tenant it happened in.</param>
/// <param name="EventId">The event's id: the same whenever it is delivered again.</param>
/// <param name="OccurredAt">When it was saved.</param>
/// <param name="Attempt">The how-manyth delivery this is, from 1.</param>
/// <param name="Services">A scope of its own.</param>
/// <param name="Session">A session in the system scope, audited as <c>handler of (event)</c>.</param>
public sealed record EventContext(TenantId Tenant, Guid EventId, Instant OccurredAt, int Attempt, IServiceProvider Services, CrmSession Session);

internal sealed record EventHandlerRegistration(string EventName, Func<object, EventContext, CancellationToken, ValueTask> HandleAsync);
