using Crm.Insights;

namespace Crm.Records;

/// <content>What its records are scored by.</content>
public sealed partial class EntityBuilder<T>
{
    private readonly List<ScoreFeature> features = [];
    private bool scored;

    /// <summary>Its records are scored: adds the relation <c>score</c> to the scores beside the record, which have its id.</summary>
    public EntityBuilder<T> Scored()
    {
        scored = true;
        return this;
    }

    /// <summary>What models may learn from of its records, as an expression of the criteria language.</summary>
    /// <param name="name">Its name in models and reasons, written as a custom field's.</param>
    /// <param name="expression">A number, a yes or no, a text, or a key: <c>amount</c>, <c>now - stageSince</c>, <c>activities count(kind = 'call')</c>.</param>
    public EntityBuilder<T> Feature(string name, string expression)
    {
        features.Add(new(this.name, name, expression));
        return this;
    }

    /// <summary>A plain table whose records have values that a tenant defines.</summary>
    internal EntityBuilder<T> WithFields()
    {
        Slot("Custom", SlotKind.Json, r => r.Custom, (r, v) => r.Custom = (CustomData?)v ?? CustomData.Empty, required: true);
        return this;
    }
}
