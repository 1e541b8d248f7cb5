using Crm.Activities;
using Crm.Changes;
using Crm.Collaboration;
using Crm.Extensibility;
using Crm.Insights;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Hosting;

/// <summary>Provisions at start, then relays events and keeps house until the host stops.</summary>
internal sealed partial class CrmBackgroundService(IServiceProvider provider, CrmOptions options, CrmTenants tenants, TimeProvider time, ILogger<CrmBackgroundService> logger) : BackgroundService
{
    private static readonly TimeSpan HousekeepingInterval = TimeSpan.FromHours(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await provider.ProvisionCrmAsync(cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var kept = time.GetTimestamp();
        var reminded = kept;
        var scored = kept;
        using var timer = new PeriodicTimer(options.RelayInterval, time);
        do
        {
            if (time.GetElapsedTime(reminded) >= options.ReminderInterval)
            {
                reminded = time.GetTimestamp();
                await RunAsync(services => RemindAsync(services, stoppingToken), stoppingToken).ConfigureAwait(false);
            }

            if (time.GetElapsedTime(scored) >= options.ScoreInterval)
            {
                scored = time.GetTimestamp();
                await RunAsync(services => ScoreAsync(services, stoppingToken), stoppingToken).ConfigureAwait(false);
            }

            await RunAsync(services => services.GetRequiredService<EventRelay>().DeliverAsync(stoppingToken).AsTask(), stoppingToken).ConfigureAwait(false);
            if (time.GetElapsedTime(kept) >= HousekeepingInterval)
            {
                kept = time.GetTimestamp();
                await RunAsync(services => KeepHouseAsync(services, stoppingToken), stoppingToken).ConfigureAwait(false);
                await RunAsync(services => WatchAsync(services, stoppingToken), stoppingToken).ConfigureAwait(false);
            }
        }
        while (await WaitAsync(timer, stoppingToken).ConfigureAwait(false));
    }

    private static async ValueTask<bool> WaitAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task RemindAsync(IServiceProvider services, CancellationToken stoppingToken)
    {
        var reminders = services.GetRequiredService<ActivityReminders>();
        foreach (var tenant in tenants.All)
        {
            await reminders.RaiseAsync(tenant, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task WatchAsync(IServiceProvider services, CancellationToken stoppingToken)
    {
        foreach (var tenant in tenants.All)
        {
            await services.GetRequiredService<AlertSweep>().RunAsync(tenant, null, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task ScoreAsync(IServiceProvider services, CancellationToken stoppingToken)
    {
        foreach (var tenant in tenants.All)
        {
            await services.GetRequiredService<ScoreRefresh>().RunAsync(tenant, null, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task KeepHouseAsync(IServiceProvider services, CancellationToken stoppingToken)
    {
        foreach (var tenant in tenants.All)
        {
            await services.GetRequiredService<AuditTrail>().SealAsync(tenant, stoppingToken).ConfigureAwait(false);
            await services.GetRequiredService<EventRelay>().PurgeAsync(tenant, stoppingToken).ConfigureAwait(false);
            await services.GetRequiredService<ScoreTraining>().TrainDueAsync(tenant, null, stoppingToken).ConfigureAwait(false);
            if (services.GetService<IFileStore>() is not null)
            {
                await services.GetRequiredService<FileKeeping>().SweepAsync(tenant, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>One round in a scope of its own. What fails is logged and tried again with the next round: the relay outlives a database that is away.</summary>
    private async Task RunAsync(Func<IServiceProvider, Task> round, CancellationToken stoppingToken)
    {
        try
        {
            var scope = provider.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                await round(scope.ServiceProvider).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            RoundFailed(logger, e.GetType().Name, (e as CrmException)?.Code);
        }
        catch (OperationCanceledException)
        {
            StoppedInRound(logger);
        }
    }

    [LoggerMessage(2001, LogLevel.Error, "A round of background work failed with {Error} {Code}; it is tried again.")]
    private static partial void RoundFailed(ILogger logger, string error, string? code);

    [LoggerMessage(2002, LogLevel.Debug, "Background work stopped within a round; what was claimed is free again when its lease ends.")]
    private static partial void StoppedInRound(ILogger logger);
}
