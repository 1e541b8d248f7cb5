using Crm.Changes;
using Crm.Extensibility;
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
        using var timer = new PeriodicTimer(options.RelayInterval, time);
        do
        {
            await RunAsync((relay, _) => relay.DeliverAsync(stoppingToken).AsTask(), stoppingToken).ConfigureAwait(false);
            if (time.GetElapsedTime(kept) >= HousekeepingInterval)
            {
                kept = time.GetTimestamp();
                await RunAsync((relay, trail) => KeepHouseAsync(relay, trail, stoppingToken), stoppingToken).ConfigureAwait(false);
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

    private async Task KeepHouseAsync(EventRelay relay, AuditTrail trail, CancellationToken stoppingToken)
    {
        foreach (var tenant in tenants.All)
        {
            await trail.SealAsync(tenant, stoppingToken).ConfigureAwait(false);
            await relay.PurgeAsync(tenant, stoppingToken).ConfigureAwait(false);
        }
    }

    /// <summary>One round in a scope of its own. What fails is logged and tried again with the next round: the relay outlives a database that is away.</summary>
    private async Task RunAsync(Func<EventRelay, AuditTrail, Task> round, CancellationToken stoppingToken)
    {
        try
        {
            var scope = provider.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                await round(scope.ServiceProvider.GetRequiredService<EventRelay>(), scope.ServiceProvider.GetRequiredService<AuditTrail>()).ConfigureAwait(false);
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
