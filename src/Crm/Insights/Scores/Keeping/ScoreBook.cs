using System.Collections.Frozen;
using System.Text.Json;
using Crm.Criteria;
using Crm.Records;
using Crm.Scoring;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Insights;

/// <summary>How a tenant scores its records, ready for use. Immutable; part of what is known of the tenant.</summary>
internal sealed class ScoreBook
{
    private ScoreBook(FrozenDictionary<string, ScoreSet> sets) => Sets = sets;

    /// <summary>Nothing is scored.</summary>
    public static ScoreBook Empty { get; } = new(FrozenDictionary<string, ScoreSet>.Empty);

    /// <summary>By entity; those that nothing scores are not there.</summary>
    public FrozenDictionary<string, ScoreSet> Sets { get; }

    /// <summary>The definition of a scored entity.</summary>
    /// <exception cref="CrmException">It is none (<c>crm.configuration</c>).</exception>
    public static EntityDefinition Scored(CrmModel model, string entity) =>
        model.Find(entity) is { } definition && IsScored(definition) ? definition : throw new CrmException(
            CrmErrors.Configuration, $"'{entity}' is not scored; {string.Join(", ", model.Entities.Where(IsScored).Select(e => e.Name).Order(StringComparer.Ordinal))} are, unless a field of theirs is named '{Score.Relation}'.");

    /// <summary>The features of an entity, the later of one name standing for the earlier.</summary>
    public static IReadOnlyList<ScoreFeature> FeaturesOf(TenantSettings settings, IEnumerable<ScoreFeature> features, string entity) =>
        [.. features.Concat(settings.Features).Where(f => f.Entity == entity).GroupBy(f => f.Name, StringComparer.Ordinal).Select(g => g.Last())];

    /// <summary>Checks what a tenant says of its scores.</summary>
    /// <exception cref="CrmException">Something is not right; the message says where and why (<c>crm.configuration</c>).</exception>
    public static void Check(CrmModel model, TenantSettings settings, IReadOnlyList<ScoreFeature> features)
    {
        if (settings.Fields.FirstOrDefault(f => f.Entity == Score.EntityName) is { } field)
        {
            throw new CrmException(CrmErrors.Configuration, $"The field '{field.Name}' cannot be added to scores: name a model or a card so.");
        }

        ScoreExpression.CheckAll(model, settings.Features);
        var builder = new ScoreBookBuilder(model, settings, features);
        foreach (var definition in settings.ScoreModels)
        {
            builder.CheckModel(definition);
        }

        builder.Build([]);
    }

    /// <param name="model">The tenant's model.</param>
    /// <param name="settings">What it says of its scores.</param>
    /// <param name="features">What models may learn from, of every tenant.</param>
    /// <param name="active">The models in use.</param>
    public static ScoreBook Make(CrmModel model, TenantSettings settings, IReadOnlyList<ScoreFeature> features, IReadOnlyList<ScoreModel> active) =>
        new(new ScoreBookBuilder(model, settings, features).Build(active).ToFrozenDictionary(s => s.Entity.Name, StringComparer.Ordinal));

    /// <summary>Whether a plugin's or tenant's field of that name stands where the scores of an entity would be: then it has none.</summary>
    public static bool HasFieldOfItsOwn(CrmModel model, EntityDefinition entity) =>
        !IsScored(entity) && (entity.Fields.ContainsKey(Score.Relation) || entity.Relations.ContainsKey(Score.Relation) || model.ComputedFields.Any(f => f.Entity == entity.Name && f.Name == Score.Relation));

    private static bool IsScored(EntityDefinition entity) => entity.Relations.TryGetValue(Score.Relation, out var relation) && relation.Target == Score.EntityName;
}
