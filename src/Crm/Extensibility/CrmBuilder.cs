using Crm.Activities;
using Crm.Changes;
using Crm.Collaboration;
using Crm.Criteria;
using Crm.Insights;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;
using Crm.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace Crm.Extensibility;

/// <summary>Composes a CRM: the store, who acts, the directory, what tenants start with, and what plugins add. Every method may be called more than once.</summary>
public sealed class CrmBuilder
{
    internal CrmBuilder(IServiceCollection services) => Services = services;

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; }

    internal List<CustomFieldDefinition> Fields { get; } = [];

    internal List<DynamicEntity> Entities { get; } = [];

    internal List<CriteriaFunction> Functions { get; } = [];

    internal List<ComputedField> ComputedFields { get; } = [];

    internal List<ScoreFeature> Features { get; } = [];

    internal List<RegisteredRule> Rules { get; } = [];

    internal Dictionary<string, Func<StageGuard, CancellationToken, ValueTask<bool>>> Guards { get; } = new(StringComparer.Ordinal);

    internal Dictionary<TenantId, List<Action<TenantBuilder>>> Tenants { get; } = [];

    internal List<EventHandlerRegistration> Handlers { get; } = [];

    internal Dictionary<string, Type> EventTypes { get; } = new(StringComparer.Ordinal);

    internal List<ActivityKind> ActivityKinds { get; } = [];

    internal List<AlertDefinition> Alerts { get; } = [];

    internal List<WeakSignal> WeakSignals { get; } = [];

    internal CrmOptions Options { get; } = new();

    /// <summary>Who acts: asked for in the scope of each session.</summary>
    public CrmBuilder ActingAs<T>()
        where T : class, ICrmActor
    {
        Services.Replace(ServiceDescriptor.Scoped<ICrmActor, T>());
        return this;
    }

    /// <summary>The host's people.</summary>
    public CrmBuilder Directory<T>()
        where T : class, ICrmDirectory
    {
        Services.Replace(ServiceDescriptor.Scoped<ICrmDirectory, T>());
        return this;
    }

    /// <summary>The host's people, by an instance.</summary>
    public CrmBuilder Directory(ICrmDirectory directory)
    {
        Services.Replace(ServiceDescriptor.Singleton(directory));
        return this;
    }

    /// <summary>The store; what <c>UseSqlite</c> and its like call.</summary>
    public CrmBuilder UseStore(Func<IServiceProvider, ICrmStore> store)
    {
        Services.Replace(ServiceDescriptor.Scoped(store));
        return this;
    }

    /// <summary>Keeps the bytes of files below a folder of this machine.</summary>
    /// <param name="folder">Its whole path.</param>
    public CrmBuilder UseFilesOnDisk(string folder) => UseFileStore(p => new DiskFileStore(folder, p.GetRequiredService<IClock>()));

    /// <summary>Keeps the bytes of files in a store of the host's.</summary>
    public CrmBuilder UseFileStore(Func<IServiceProvider, IFileStore> store)
    {
        Services.Replace(ServiceDescriptor.Singleton(store));
        return this;
    }

    /// <summary>The clock.</summary><value>Default: the system's.</value>
    public CrmBuilder UseClock(IClock clock)
    {
        Services.Replace(ServiceDescriptor.Singleton(clock));
        return this;
    }

    /// <summary>What the host's only tenant starts with.</summary>
    public CrmBuilder Provision(Action<TenantBuilder> configure) => Provision(TenantId.Default, configure);

    /// <summary>What a tenant starts with. Idempotent: run at every start, it changes only what differs.</summary>
    public CrmBuilder Provision(TenantId tenant, Action<TenantBuilder> configure)
    {
        if (!Tenants.TryGetValue(tenant, out var steps))
        {
            Tenants[tenant] = steps = [];
        }

        steps.Add(configure);
        return this;
    }

    /// <summary>Handles an event, after the commit of the save it tells of, from the outbox: at least once, in order per record.</summary>
    public CrmBuilder On<TEvent>(Func<TEvent, EventContext, CancellationToken, ValueTask> handler)
        where TEvent : ICrmEvent
    {
        EventTypes[TEvent.EventName] = typeof(TEvent);
        Handlers.Add(new(TEvent.EventName, (e, context, ct) => handler((TEvent)e, context, ct)));
        return this;
    }

    /// <summary>Handles an event by a service of the host's.</summary>
    public CrmBuilder On<TEvent, THandler>()
        where TEvent : ICrmEvent
        where THandler : class, ICrmEventHandler<TEvent>
    {
        Services.TryAddScoped<THandler>();
        return On<TEvent>((e, context, ct) => context.Services.GetRequiredService<THandler>().HandleAsync(e, context, ct));
    }

    /// <summary>Adds a plugin.</summary>
    public CrmBuilder AddPlugin<T>()
        where T : ICrmPlugin, new() => AddPlugin(new T());

    /// <summary>Adds a plugin.</summary>
    public CrmBuilder AddPlugin(ICrmPlugin plugin)
    {
        plugin.Configure(this);
        return this;
    }

    /// <summary>Adds a custom field that code knows.</summary>
    public CrmBuilder Field<T>(CustomField<T> field) => Field(field.Definition);

    /// <summary>Adds a custom field to every tenant.</summary>
    public CrmBuilder Field(CustomFieldDefinition field)
    {
        if (!Fields.Contains(field))
        {
            Fields.Add(field);
        }

        return this;
    }

    /// <summary>Adds an entity to every tenant, with its fields.</summary>
    public CrmBuilder Entity(DynamicEntity entity, params ReadOnlySpan<CustomFieldDefinition> fields)
    {
        if (!Entities.Contains(entity))
        {
            Entities.Add(entity);
        }

        foreach (var field in fields)
        {
            Field(field);
        }

        return this;
    }

    /// <summary>Adds a function that criteria may call.</summary>
    public CrmBuilder Function(CriteriaFunction function)
    {
        Functions.RemoveAll(f => f.Name == function.Name);
        Functions.Add(function);
        return this;
    }

    /// <summary>Adds a kind of activity to every tenant. No two have the same name.</summary>
    public CrmBuilder ActivityKind(ActivityKind kind)
    {
        if (!ActivityKinds.Contains(kind))
        {
            ActivityKinds.Add(kind);
        }

        return this;
    }

    /// <summary>Adds an alert to every tenant: what is told when it begins to hold of a record, and when it ceases to.</summary>
    public CrmBuilder Alert(AlertDefinition alert)
    {
        Alerts.RemoveAll(a => a.Name == alert.Name);
        Alerts.Add(alert);
        return this;
    }

    /// <summary>Adds a sign that a relationship weakens to every tenant.</summary>
    public CrmBuilder WeakSignal(WeakSignal signal)
    {
        signal.Check();
        WeakSignals.RemoveAll(s => s.Name == signal.Name);
        WeakSignals.Add(signal);
        return this;
    }

    /// <summary>Adds a field that is an expression over others, to every tenant: <c>Computed("account", "open_amount", "deals sum(amount, stage.kind = open)")</c>.</summary>
    public CrmBuilder Computed(string entity, string name, string expression) => Computed(new(entity, name, expression));

    /// <summary>Adds a field that is an expression over others, to every tenant.</summary>
    public CrmBuilder Computed(ComputedField field)
    {
        ComputedFields.RemoveAll(f => f.Entity == field.Entity && f.Name == field.Name);
        ComputedFields.Add(field);
        return this;
    }

    /// <summary>Adds something that models may learn from, to every tenant: <c>Feature("deal", "calls", "activities count(kind = 'call')")</c>. Checked when the CRM is composed.</summary>
    /// <param name="entity">The scored entity: <c>account</c>, <c>contact</c> or <c>deal</c>.</param>
    /// <param name="name">Its name in models and reasons, written as a custom field's.</param>
    /// <param name="expression">An expression of the criteria language: a number, a yes or no, a text, or a key.</param>
    public CrmBuilder Feature(string entity, string name, string expression)
    {
        Features.RemoveAll(f => f.Entity == entity && f.Name == name);
        Features.Add(new(entity, name, expression));
        return this;
    }

    /// <summary>Adds a guard that pipelines may name. It may do I/O, in the system scope; true lets the deal pass.</summary>
    public CrmBuilder Guard(string name, Func<StageGuard, CancellationToken, ValueTask<bool>> holds)
    {
        Guards[name] = holds;
        return this;
    }

    /// <summary>Runs before a record of that type is saved; may change it, add others, or refuse.</summary>
    public CrmBuilder BeforeSave<T>(Func<BeforeSave<T>, CancellationToken, ValueTask> rule)
        where T : Record
    {
        Rules.Add(new(typeof(T), null, async (record, isNew, session, errors, ct) =>
        {
            await session.EnsureStandsAsync(ct).ConfigureAwait(false);
            await rule(new((T)record, isNew, session, errors), ct).ConfigureAwait(false);
        }));
        return this;
    }

    /// <summary>Runs before a record of a dynamic entity is saved.</summary>
    public CrmBuilder BeforeSave(string entity, Func<BeforeSave<DynamicRecord>, CancellationToken, ValueTask> rule)
    {
        Rules.Add(new(typeof(DynamicRecord), entity, async (record, isNew, session, errors, ct) =>
        {
            await session.EnsureStandsAsync(ct).ConfigureAwait(false);
            await rule(new((DynamicRecord)record, isNew, session, errors), ct).ConfigureAwait(false);
        }));
        return this;
    }

    /// <summary>Changes settings.</summary>
    public CrmBuilder Configure(Action<CrmOptions> configure)
    {
        configure(Options);
        return this;
    }
}
