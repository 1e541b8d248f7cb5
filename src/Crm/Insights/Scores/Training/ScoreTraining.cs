using Crm.Changes;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Insights;

/// <summary>
/// Trains the scores that a tenant's models give, on its closed records as they were known before they closed, and lets a new model be used only if it is not worse than the one in use.
/// In the system scope, on a schedule of the host's; <c>Crm.Hosting</c> calls it in the background. The same data give the same model.
/// </summary>
public sealed class ScoreTraining
{
    private readonly SessionServices services;

    internal ScoreTraining(SessionServices services) => this.services = services;

    /// <summary>Trains every model of a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="progress">Is told the share that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Cancels; models that are published stay so.</param>
    /// <returns>What became of each.</returns>
    /// <exception cref="CrmException">The tenant is not provisioned, or a definition is not right any more (<c>crm.configuration</c>); its configuration was changed meanwhile (<c>crm.conflict</c>: train again).</exception>
    public async ValueTask<IReadOnlyList<ScoreVerdict>> TrainAsync(TenantId tenant, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        await TrainAsync(tenant, static _ => true, progress, cancellationToken).ConfigureAwait(false);

    /// <summary>Trains those models of a tenant that were not trained for <see cref="Extensibility.CrmOptions.TrainingInterval"/>, or whose last one is used no more because a feature is another one now.</summary>
    /// <inheritdoc cref="TrainAsync(TenantId, IProgress{double}?, CancellationToken)"/>
    public async ValueTask<IReadOnlyList<ScoreVerdict>> TrainDueAsync(TenantId tenant, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var before = services.Clock.Now() - services.Composition.Options.TrainingInterval;
        return await TrainAsync(tenant, last => last is null or { State: ScoreModelStates.Superseded } || last.TrainedAt <= before, progress, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<IReadOnlyList<ScoreVerdict>> TrainAsync(TenantId tenant, Func<ScoreModel?, bool> isDue, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var state = await services.Tenants.GetAsync(services.Store, tenant, cancellationToken).ConfigureAwait(false);
        var verdicts = new List<ScoreVerdict>();
        var definitions = state.Settings.ScoreModels;
        for (var i = 0; i < definitions.Count; i++)
        {
            // Publishing one changes the configuration that the next is published into.
            state = await services.Tenants.GetAsync(services.Store, tenant, cancellationToken).ConfigureAwait(false);
            var definition = definitions[i];
            var known = (await ScoreModels.AllAsync(services.Store, tenant, state.Model, cancellationToken).ConfigureAwait(false)).Where(m => (m.Entity, m.Name) == (definition.Entity, definition.Name)).ToList();
            if (isDue(known.LastOrDefault()))
            {
                var share = progress is null ? null : new Share(progress, i, definitions.Count);
                var active = known.LastOrDefault(m => m.State == ScoreModelStates.Active);
                var parts = new ScoreBookBuilder(state.Model, state.Settings, services.Composition.Features).Parts(definition, active);
                var examples = await new ExampleReader(services.Store, state, parts, definition.HorizonDays, services.Clock.Now()).ReadAsync(share?.Of(0, 0.5), cancellationToken).ConfigureAwait(false);
                var trained = new ModelTrainer(definition, parts.Features, services.Clock.Now()).Train(examples, active, share?.Of(0.5, 1), cancellationToken);
                trained.Number = 1 + (known.LastOrDefault()?.Number ?? 0);
                trained.Id = services.Ids.Next<ScoreModel>();
                await new ScorePublishing(services, state).KeepAsync(trained, active, cancellationToken).ConfigureAwait(false);
                verdicts.Add(new(definition.Name, trained.Number, trained.State, trained.Verdict));
            }
        }

        progress?.Report(1);
        return verdicts;
    }

    /// <summary>The progress of one model of several.</summary>
    private sealed class Share(IProgress<double> whole, int part, int parts)
    {
        public IProgress<double> Of(double from, double to) => new Part(value => whole.Report((part + from + (value * (to - from))) / parts));
    }

    private sealed class Part(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}

/// <summary>What became of the training of a score.</summary>
/// <param name="Name">The name of the score.</param>
/// <param name="Number">The number of the model.</param>
/// <param name="State">One of <see cref="ScoreModelStates"/>.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record ScoreVerdict(string Name, long Number, string State, string Reason);
