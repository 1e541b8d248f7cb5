using Crm.Criteria;
using Crm.Insights;
using Crm.Records;
using Crm.Storage;
using Crm.Tenancy;

namespace Crm.Sessions;

/// <summary>
/// The way to everything in the CRM: reads, and writes that take effect together when <see cref="SaveAsync(CancellationToken)"/> is called.
/// Every call asks anew who acts and what they may. One session a unit of work; not thread-safe.
/// </summary>
public sealed partial class CrmSession
{
    private readonly SessionServices services;
    private readonly (TenantId Tenant, string Reason)? system;

    internal CrmSession(SessionServices services, (TenantId Tenant, string Reason)? system = null)
    {
        this.services = services;
        this.system = system;
        Tracker = new(services.Ids);
    }

    internal SessionServices Services => services;

    internal ICrmStore Store => supposing ?? services.Store;

    internal ChangeTracker Tracker { get; }

    /// <summary>What the CRM itself writes along with the changes of a save of this session; null: nothing.</summary>
    internal Func<Scope, NodaTime.Instant, IReadOnlyList<Change>, IEnumerable<RowWrite>>? Alongside { get; set; }

    /// <summary>
    /// A session of the system's own: it may do everything in the tenant of whoever acts. That it was opened is audited with its reason,
    /// and so is all it writes. What it reads must not reach people who may not see it.
    /// </summary>
    /// <param name="reason">Why, in words without personal data; 1-200 characters.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">Nobody acts (<c>crm.no_scope</c>).</exception>
    public async ValueTask<CrmSession> AsSystemAsync(string reason, CancellationToken cancellationToken = default)
    {
        var tenant = system?.Tenant ?? (await services.Actor.GetActorAsync(cancellationToken).ConfigureAwait(false) ?? throw NoScope()).Tenant;
        return await OpenSystemAsync(services, tenant, reason, cancellationToken).ConfigureAwait(false);
    }

    internal static async ValueTask<CrmSession> OpenSystemAsync(SessionServices services, TenantId tenant, string reason, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 200)
        {
            throw CrmException.Invalid("reason", "required", "The system scope needs a reason of 1-200 characters.");
        }

        var session = new CrmSession(services, (tenant, reason));
        await session.AuditOpeningAsync(cancellationToken).ConfigureAwait(false);
        return session;
    }

    /// <summary>The system scope for the CRM's own work on behalf of this session: guards, invariants, roll-ups. What it reads is not shown to anybody.</summary>
    internal CrmSession Inner(TenantId tenant, string reason) => new(services, (tenant, reason));

    /// <summary>A session of whoever acts in this one, with nothing unsaved.</summary>
    internal CrmSession Beside() => new(services, system) { KnowsDuplicates = KnowsDuplicates };

    /// <summary>The scope of the call under way, where the call asks for it again and again.</summary>
    internal Scope? Within { get; set; }

    internal ValueTask<Scope> ScopeAsync(CancellationToken cancellationToken) =>
        Within is { } current ? new(current) : ScopeAsync(tenant => services.Tenants.GetAsync(Store, tenant, cancellationToken), cancellationToken);

    /// <param name="find">What is known of the tenant.</param>
    /// <param name="cancellationToken">Cancels.</param>
    private async ValueTask<Scope> ScopeAsync(Func<TenantId, ValueTask<TenantState>> find, CancellationToken cancellationToken)
    {
        if (system is { } s)
        {
            return Scope.System(await find(s.Tenant).ConfigureAwait(false), s.Reason);
        }

        // Until it is known who acts, and that they may, the host's own queries see nothing.
        var hosted = services.Store as IHostedStore;
        hosted?.ActFor(null);
        var actor = await services.Actor.GetActorAsync(cancellationToken).ConfigureAwait(false) ?? throw NoScope();
        var state = await find(actor.Tenant).ConfigureAwait(false);
        hostedModel = state.Model;
        var user = await services.Directory.FindUserAsync(actor.Tenant, actor.User, cancellationToken).ConfigureAwait(false);
        if (user is not { IsActive: true })
        {
            throw CrmException.Forbidden("Whoever acts is not an active user of this tenant.");
        }

        hosted?.ActFor(actor.Tenant);
        return Scope.Of(state, user, actor.Teams);
    }

    internal CheckContext Context(Scope scope, AsOf? asOf = null, IReadOnlyDictionary<string, object?>? parameters = null) => new()
    {
        Now = asOf?.Effective ?? services.Clock.Now(),
        Zone = scope.State.Zone,
        FiscalYearStartMonth = scope.State.Settings.FiscalYearStartMonth,
        Me = scope.User?.Value,
        MyTeams = scope.Teams,
        Parameters = parameters ?? new Dictionary<string, object?>(StringComparer.Ordinal),
        MayUse = scope.IsSystem ? null : (entity, field, _) => scope.Rights.MayRead((EntityDefinition)entity, (FieldDefinition)field),
        Restrict = (scope.IsSystem, asOf) switch
        {
            (true, null) => null,
            (_, null) => entity => scope.Policy.For((EntityDefinition)entity, Security.Right.Read),
            _ => entity => Score.InAsOf(entity, scope.Policy.For((EntityDefinition)entity, Security.Right.Read)),
        },
    };

    private static CrmException NoScope() => new(CrmErrors.NoScope, "Nobody said who acts: register an ICrmActor with ActingAs<T>(), and have it name a person.");
}
