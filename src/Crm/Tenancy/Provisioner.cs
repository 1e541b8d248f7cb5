using System.Text.Json;
using Crm.Changes;
using Crm.Criteria;
using Crm.Data;
using Crm.Extensibility;
using Crm.Insights;
using Crm.Records;
using Crm.Sales;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Tenancy;

/// <summary>Brings a tenant to what its provisioning says: settings, roles, pipelines, sources, and the mirror of the directory. Writes only what differs.</summary>
internal sealed class Provisioner(SessionServices services)
{
    private int written;

    public async ValueTask<int> RunAsync(TenantId tenant, TenantBuilder builder, CancellationToken cancellationToken)
    {
        CheckTenant(tenant);
        var state = await services.Tenants.FindAsync(services.Store, tenant, cancellationToken).ConfigureAwait(false);
        await ConfigureAsync(tenant, state, builder, cancellationToken).ConfigureAwait(false);
        var session = new CrmSession(services, (tenant, "provisioning"));
        var changed = await PipelinesAsync(session, builder, cancellationToken).ConfigureAwait(false);
        await SourcesAsync(session, builder, cancellationToken).ConfigureAwait(false);
        changed |= await new DirectoryMirror(services).SynchronizeAsync(session, cancellationToken).ConfigureAwait(false);
        if (changed)
        {
            await StampAsync(session, cancellationToken).ConfigureAwait(false);
        }

        await SaveAsync(session, cancellationToken).ConfigureAwait(false);
        if (services.Store is IStoreObjects objects)
        {
            var now = await services.Tenants.GetAsync(services.Store, tenant, cancellationToken).ConfigureAwait(false);
            await objects.SettleAsync(tenant, now.Model, cancellationToken).ConfigureAwait(false);
        }

        Log.Provisioned(services.Logger, written);
        return written;
    }

    /// <summary>Tells every cache that pipelines or units changed: in the save that changes them.</summary>
    public static async ValueTask StampAsync(CrmSession session, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var configuration = (await AllAsync<Configuration>(session, scope, "configuration", cancellationToken).ConfigureAwait(false)).Single();
        configuration.Settings = Json(scope.State.Settings with { Stamp = scope.State.Settings.Stamp + 1 });
    }

    private static void CheckTenant(TenantId tenant)
    {
        if (tenant.Value is not { Length: > 0 and <= TenantId.MaxLength } || !TextRules.IsStorable(tenant.Value))
        {
            throw new CrmException(CrmErrors.Configuration, $"A tenant's key has 1-{TenantId.MaxLength} characters.");
        }
    }

    private async ValueTask ConfigureAsync(TenantId tenant, TenantState? state, TenantBuilder builder, CancellationToken cancellationToken)
    {
        var settings = builder.Over(state?.Settings ?? new TenantSettings { AuditKey = AuditDigest.NewKey() });

        // Checked before it is stored: a model that cannot be made would lock the tenant out.
        var model = services.Composition.Model.Extend(settings.Entities, [.. settings.Fields, .. ScoreFields.Of(settings)], settings.Computed).WithComputedFieldsChecked();
        ScoreBook.Check(model, settings, services.Composition.Features);
        DataRules.Check(model, settings);
        if (settings.Numbers.FirstOrDefault(n => model.Find(n.Entity)?.Number is null) is { } numbered)
        {
            throw new CrmException(CrmErrors.Configuration, $"The records of '{numbered.Entity}' have no number; those of {string.Join(", ", model.Entities.Where(e => e.Number is not null).Select(e => e.Name).Order(StringComparer.Ordinal))} do.");
        }

        Alerts.Check(new CrmSession(services, (tenant, "provisioning")), Scope.System(First(tenant, settings, model), "provisioning"));
        if (state is null || Json(settings) != Json(state.Settings))
        {
            await PutAsync(tenant, state, settings, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask PutAsync(TenantId tenant, TenantState? state, TenantSettings settings, CancellationToken cancellationToken)
    {
        // The first configuration is written by a scope that does not need one yet.
        var scope = Scope.System(state ?? First(tenant, settings, services.Composition.Model), "provisioning");
        var definition = scope.State.Model["configuration"];
        var id = TenantCache.ConfigurationId(tenant);
        var stored = await services.Store.QueryAsync(new RowQuery { Entity = definition, Tenant = tenant, Restriction = null, Where = CrmSession.HasId(definition, id.Value) }, cancellationToken).ConfigureAwait(false);
        var session = new CrmSession(services, (tenant, "provisioning"));
        if (stored.Count == 0)
        {
            session.Tracker.Add(definition, new Configuration { Id = id, Settings = Json(settings) });
        }
        else if ((long)stored[0][EntityDefinition.VersionSlot]! != state?.Version)
        {
            throw CrmException.Conflict("configuration", id.Value);
        }
        else
        {
            ((Configuration)session.Tracker.Track(definition, stored[0], tenant).Record).Settings = Json(settings);
        }

        var saving = new Saving(session, scope, null);
        await saving.PrepareAsync(cancellationToken).ConfigureAwait(false);
        await services.Store.InTransactionAsync(
            async ct =>
            {
                await saving.WriteAsync(ct).ConfigureAwait(false);
                await ScoreTasks.WriteChangedAsync(services, tenant, state?.Settings, settings, ct).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        written += saving.Written;
    }

    private async ValueTask<bool> PipelinesAsync(CrmSession session, TenantBuilder builder, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var pipelines = await AllAsync<Pipeline>(session, scope, "pipeline", cancellationToken).ConfigureAwait(false);
        var stages = (await AllAsync<Stage>(session, scope, "stage", cancellationToken).ConfigureAwait(false)).ToLookup(s => s.PipelineId);
        var changed = false;
        foreach (var definition in builder.Pipelines)
        {
            CheckGuards(scope, definition);
            var pipeline = pipelines.Find(p => p.Name == definition.Name);
            if (pipeline is null)
            {
                pipeline = session.AddFromStart(new Pipeline { Name = definition.Name });
            }

            var json = JsonSerializer.Serialize(definition, CrmJson.Options);
            changed |= pipeline.Definition != json;
            pipeline.Definition = json;
            var known = stages[pipeline.Id].ToDictionary(s => s.Code, StringComparer.Ordinal);
            for (var i = 0; i < definition.Stages.Count; i++)
            {
                Fill(known.GetValueOrDefault(definition.Stages[i].Code) ?? session.AddFromStart(new Stage { PipelineId = pipeline.Id }), definition.Stages[i], i + 1);
            }

            // A stage that is named no more goes, unless deals still stand in it or stood in it: then the deletion is refused.
            foreach (var gone in known.Values.Where(s => definition.Stages.All(d => d.Code != s.Code)))
            {
                session.Delete(gone, permanently: true);
            }
        }

        return changed;
    }

    private void CheckGuards(Scope scope, PipelineDefinition definition)
    {
        var checker = new CriteriaChecker(scope.State.Model.Catalogue);
        foreach (var guard in definition.Stages.SelectMany(s => s.Guards))
        {
            if (guard.Condition is { } condition)
            {
                var context = new CrmSession(services).Context(scope) with { Me = Guid.Empty };
                Guarding.Criteria(() => checker.Check(condition, scope.State.Model["deal"], context));
            }
            else if (!services.Composition.Guards.ContainsKey(guard.Name))
            {
                throw new CrmException(CrmErrors.Configuration, $"The pipeline '{definition.Name}' names the guard '{guard.Name}', which no code registered.");
            }
        }

        foreach (var field in definition.Stages.SelectMany(s => s.Requires).Where(r => scope.State.Model["deal"].AllFields.All(f => f.Name != r)))
        {
            throw new CrmException(CrmErrors.Configuration, $"The pipeline '{definition.Name}' requires the field '{field}', which deals do not have.");
        }
    }

    private static async ValueTask SourcesAsync(CrmSession session, TenantBuilder builder, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var known = await AllAsync<LeadSource>(session, scope, "source", cancellationToken).ConfigureAwait(false);
        foreach (var name in builder.Sources.Distinct(StringComparer.Ordinal).Where(n => known.TrueForAll(k => k.Name != n)))
        {
            session.AddFromStart(new LeadSource { Name = name });
        }
    }

    private async ValueTask SaveAsync(CrmSession session, CancellationToken cancellationToken)
    {
        var before = session.Tracker.Entries.Count(e => e.IsNew || e.IsDeleted || RowDiff.Changed(e.Entity, e.Before!, e.Entity.Snapshot(e.Record)).Count > 0);
        if (before > 0)
        {
            await session.SaveAloneAsync(cancellationToken).ConfigureAwait(false);
            written += before;
        }
    }

    private static void Fill(Stage stage, StageDefinition definition, int position)
    {
        stage.Code = definition.Code;
        stage.Name = definition.Name ?? definition.Code;
        stage.Kind = definition.Kind;
        stage.Position = position;
        stage.StaleAfterDays = definition.StaleAfterDays;
        stage.ForecastCategory = definition.Kind == StageKinds.Open ? definition.Category ?? ForecastCategories.Pipeline : null;
        stage.Outcome = definition.Kind == StageKinds.Open ? null : definition.Kind;
        stage.Probability = definition.Probability ?? definition.Kind switch { StageKinds.Won => 1m, StageKinds.Lost => 0m, _ => 0.5m };
    }

    internal static async ValueTask<List<T>> AllAsync<T>(CrmSession session, Scope scope, string entity, CancellationToken cancellationToken)
        where T : Record
    {
        var definition = scope.State.Model[entity];
        var rows = await session.Store.QueryAsync(new RowQuery { Entity = definition, Tenant = scope.Tenant, Restriction = null }, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(r => (T)session.Tracker.Track(definition, r, scope.Tenant).Record)];
    }

    private static TenantState First(TenantId tenant, TenantSettings settings, CrmModel model) => new()
    {
        Tenant = tenant,
        Version = 0,
        ChangedAt = Time.Earliest,
        Settings = settings,
        Model = model,
        Zone = NodaTime.DateTimeZone.Utc,
        Roles = System.Collections.Frozen.FrozenDictionary<string, Security.Role>.Empty,
        Pipelines = [],
        Units = System.Collections.Frozen.FrozenDictionary<Guid, Guid?>.Empty,
    };

    private static string Json(TenantSettings settings) => JsonSerializer.Serialize(settings, CrmJson.Options);
}
