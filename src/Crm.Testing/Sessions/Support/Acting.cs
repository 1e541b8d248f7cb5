using Crm.Activities;
using Crm.Changes;
using Crm.Collaboration;
using Crm.Data;
using Crm.Insights;
using Crm.Sessions;
using Crm.Storage;
using Crm.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Testing.Sessions;

/// <summary>Says who acts, and can be told otherwise.</summary>
internal sealed class SwitchableActor : ICrmActor
{
    public Actor? Actor { get; set; }

    public ValueTask<Actor?> GetActorAsync(CancellationToken cancellationToken) => new(Actor);
}

/// <summary>A service scope in which somebody acts.</summary>
internal sealed class Acting(AsyncServiceScope scope, SwitchableActor actor) : IAsyncDisposable
{
    public SwitchableActor Actor => actor;

    public CrmSession Crm => Get<CrmSession>();

    public ICrmStore Store => Get<ICrmStore>();

    public EventRelay Relay => Get<EventRelay>();

    public ActivityReminders Reminders => Get<ActivityReminders>();

    public AlertSweep Alerts => Get<AlertSweep>();

    public ScoreRefresh ScoreRefresh => Get<ScoreRefresh>();

    public ScoreTraining ScoreTraining => Get<ScoreTraining>();

    public DuplicateSweep Sweep => Get<DuplicateSweep>();

    public FileKeeping Files => Get<FileKeeping>();

    public AuditTrail Trail => Get<AuditTrail>();

    public CrmAdministration Administration => Get<CrmAdministration>();

    public ValueTask DisposeAsync() => scope.DisposeAsync();

    private T Get<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
}
