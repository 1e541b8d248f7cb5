using System.Text.Json;
using Crm.Criteria;
using Crm.Records;
using Crm.Scoring;
using Crm.Storage;

namespace Crm.Insights;

/// <summary>Reads the trained models of a tenant.</summary>
internal static class ScoreModels
{
    /// <summary>Those in use.</summary>
    public static ValueTask<IReadOnlyList<ScoreModel>> ActiveAsync(ICrmStore store, TenantId tenant, CrmModel model, CancellationToken cancellationToken)
    {
        var entity = model["scoreModel"];
        return ReadAsync(store, tenant, entity, new CheckedComparison(new FieldValue([], entity.Fields["state"]), ComparisonOperator.Equal, new ConstantValue(ScoreModelStates.Active, ValueKind.Text)), cancellationToken);
    }

    /// <summary>All of them, those of a score by their numbers.</summary>
    public static ValueTask<IReadOnlyList<ScoreModel>> AllAsync(ICrmStore store, TenantId tenant, CrmModel model, CancellationToken cancellationToken) =>
        ReadAsync(store, tenant, model["scoreModel"], null, cancellationToken);

    /// <summary>The features that a model asks for.</summary>
    public static List<string> InputsOf(ScoreModel trained)
    {
        using var json = JsonDocument.Parse(trained.Model!);
        return [.. ScoringModels.ReadCalibrated(json.RootElement).Model.Inputs.Select(i => i.Name)];
    }

    private static async ValueTask<IReadOnlyList<ScoreModel>> ReadAsync(ICrmStore store, TenantId tenant, EntityDefinition entity, CheckedCriterion? where, CancellationToken cancellationToken)
    {
        var rows = await store.QueryAsync(
            new RowQuery
            {
                Entity = entity,
                Tenant = tenant,
                Restriction = null,
                Where = where,
                Order = [new(new FieldValue([], entity.Fields["name"]), false), new(new FieldValue([], entity.Fields["number"]), false)],
            },
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(r => (ScoreModel)entity.Materialize(r, tenant))];
    }
}
