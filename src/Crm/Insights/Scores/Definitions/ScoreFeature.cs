namespace Crm.Insights;

/// <summary>Something that models may learn from, as data.</summary>
/// <param name="Entity">The scored entity.</param>
/// <param name="Name">Its name in models and reasons: a lower-case letter, then lower-case letters, digits or single underscores; at most 40 characters.</param>
/// <param name="Expression">An expression of the criteria language over the record: a number, a yes or no, a text, or a key.</param>
public sealed record ScoreFeature(string Entity, string Name, string Expression);
