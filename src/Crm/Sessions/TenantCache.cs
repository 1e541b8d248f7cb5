using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using Crm.Criteria;
using Crm.Extensibility;
using Crm.Insights;
using Crm.Numbering;
using Crm.Records;
using Crm.Sales;
using Crm.Storage;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Sessions;

/// <summary>Keeps what is known of each tenant for as long as its configuration stands at the same version, which is asked for with every call.</summary>
internal sealed class TenantCache(CrmComposition composition)
{
    private readonly ConcurrentDictionary<TenantId, TenantState> states = new();

    /// <exception cref="CrmException">The tenant was never provisioned (<c>crm.configuration</c>).</exception>
    public async ValueTask<TenantState> GetAsync(ICrmStore store, TenantId tenant, CancellationToken cancellationToken) =>
        await FindAsync(store, tenant, cancellationToken).ConfigureAwait(false)
        ?? throw new CrmException(CrmErrors.Configuration, "This tenant is not provisioned yet: call ProvisionCrmAsync when the application starts.");

    public async ValueTask<TenantState?> FindAsync(ICrmStore store, TenantId tenant, CancellationToken cancellationToken)
    {
        var version = await store.QueryAsync(VersionOf(tenant), cancellationToken).ConfigureAwait(false);
        if (version.Count == 0)
        {
            return null;
        }

        return Known(tenant) is { } known && Stands(known, version) ? known : states[tenant] = await LoadAsync(store, tenant, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What this process last saw, which may stand no more; null: nothing yet.</summary>
    public TenantState? Known(TenantId tenant) => states.GetValueOrDefault(tenant);

    /// <summary>Asks for the version of a tenant's configuration.</summary>
    public RowQuery VersionOf(TenantId tenant)
    {
        var configuration = composition.Model["configuration"];
        return OneConfiguration(configuration, tenant) with { Columns = [new FieldValue([], configuration.Fields["version"]), new FieldValue([], configuration.Fields["changedAt"])] };
    }

    /// <summary>Whether what is known is of the version that <see cref="VersionOf"/> found.</summary>
    public static bool Stands(TenantState known, IReadOnlyList<object?[]> version) =>
        version is [var found] && known.Version == (long)found[0]! && known.ChangedAt == (Instant)found[1]!;

    public static Id<Configuration> ConfigurationId(TenantId tenant) => IdGenerator.FromName<Configuration>(tenant.Value);

    private static RowQuery OneConfiguration(EntityDefinition configuration, TenantId tenant) => new()
    {
        Entity = configuration,
        Tenant = tenant,
        Restriction = null,
        Where = new CheckedComparison(new FieldValue([], configuration.Key!), ComparisonOperator.Equal, new ConstantValue(ConfigurationId(tenant).Value, ValueKind.Id)),
    };

    private async ValueTask<TenantState> LoadAsync(ICrmStore store, TenantId tenant, CancellationToken cancellationToken)
    {
        var definition = composition.Model["configuration"];
        var row = (await store.QueryAsync(OneConfiguration(definition, tenant), cancellationToken).ConfigureAwait(false))[0];
        var configuration = (Configuration)definition.Materialize(row, tenant);
        var settings = JsonSerializer.Deserialize<TenantSettings>(configuration.Settings, CrmJson.Options)!;
        if (settings.FoldingVersion != TextFolding.Version)
        {
            throw new CrmException(CrmErrors.Configuration, $"The texts of this tenant were folded by version {settings.FoldingVersion} of the rule, this program has version {TextFolding.Version}: rebuild the keys first.");
        }

        var scores = ScoreFields.Of(settings);
        var model = settings.Entities.Count + settings.Fields.Count + settings.Computed.Count + scores.Count > 0 ? composition.Model.Extend(settings.Entities, [.. settings.Fields, .. scores], settings.Computed) : composition.Model;
        return new TenantState
        {
            Tenant = tenant,
            Version = configuration.Version,
            ChangedAt = configuration.ChangedAt,
            Settings = settings,
            Model = model,
            Zone = DateTimeZoneProviders.Tzdb[settings.Zone],
            Roles = settings.Roles.ToFrozenDictionary(r => r.Name, StringComparer.Ordinal),
            Numbers = settings.Numbers.ToFrozenDictionary(n => n.Entity, n => NumberTemplate.Parse(n.Format), StringComparer.Ordinal),
            Pipelines = await PipelinesAsync(store, tenant, model, cancellationToken).ConfigureAwait(false),
            Scores = scores.Count == 0 ? ScoreBook.Empty : ScoreBook.Make(model, settings, composition.Features, await ScoreModels.ActiveAsync(store, tenant, model, cancellationToken).ConfigureAwait(false)),
            Units = (await AllAsync<Unit>(store, tenant, model["unit"], cancellationToken).ConfigureAwait(false)).ToFrozenDictionary(u => u.Id.Value, u => u.ParentId?.Value),
        };
    }

    private static async ValueTask<List<PipelineState>> PipelinesAsync(ICrmStore store, TenantId tenant, CrmModel model, CancellationToken cancellationToken)
    {
        var stages = (await AllAsync<Stage>(store, tenant, model["stage"], cancellationToken).ConfigureAwait(false)).ToLookup(s => s.PipelineId);
        return [.. from pipeline in await AllAsync<Pipeline>(store, tenant, model["pipeline"], cancellationToken).ConfigureAwait(false)
                   let definition = JsonSerializer.Deserialize<PipelineDefinition>(pipeline.Definition, CrmJson.Options)!
                   let byCode = stages[pipeline.Id].ToDictionary(s => s.Code, StringComparer.Ordinal)
                   select new PipelineState(
                       pipeline.Id,
                       definition,
                       PipelineMachine.Build(definition),
                       definition.Stages.ToDictionary(s => s.Code, s => new StageState(byCode[s.Code].Id, s), StringComparer.Ordinal))];
    }

    private static async ValueTask<IEnumerable<T>> AllAsync<T>(ICrmStore store, TenantId tenant, EntityDefinition entity, CancellationToken cancellationToken)
        where T : Record
    {
        var rows = await store.QueryAsync(new RowQuery { Entity = entity, Tenant = tenant, Restriction = null }, cancellationToken).ConfigureAwait(false);
        return rows.Select(r => (T)entity.Materialize(r, tenant));
    }
}
