using Crm.Insights;

namespace Crm.Tenancy;

/// <content>How the tenant scores its records.</content>
public sealed partial class TenantBuilder
{
    private readonly List<ScoreFeature> features = [];
    private readonly List<ScoreModelDefinition> scoreModels = [];
    private readonly List<ScoreCardDefinition> scoreCards = [];

    /// <summary>Something that models may learn from: <c>Feature("deal", "calls", "activities count(kind = 'call')")</c>. Checked before it is stored.</summary>
    public TenantBuilder Feature(string entity, string name, string expression)
    {
        features.Add(new(entity, name, expression));
        return this;
    }

    /// <summary>A score that is learned: <c>ScoreModel(ScoreModelDefinition.Win)</c>. There is no value before <see cref="ScoreTraining"/> has published a model.</summary>
    public TenantBuilder ScoreModel(ScoreModelDefinition model)
    {
        scoreModels.Add(model);
        return this;
    }

    /// <summary>A score that is counted by a card. Checked before it is stored.</summary>
    public TenantBuilder ScoreCard(string entity, string name, Action<ScoreCardBuilder> configure)
    {
        var builder = new ScoreCardBuilder(entity, name);
        configure(builder);
        return ScoreCard(builder.Build());
    }

    /// <summary>A score card as data.</summary>
    public TenantBuilder ScoreCard(ScoreCardDefinition card)
    {
        scoreCards.Add(card);
        return this;
    }
}
