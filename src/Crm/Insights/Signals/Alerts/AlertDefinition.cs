namespace Crm.Insights;

/// <summary>What is told when it begins to hold of a record, and when it ceases to: <c>new("slipping", "deal", "stage.kind = open and closeDate &lt; today")</c>.</summary>
/// <param name="Name">Its name: a lower-case letter, then lower-case letters, digits or single underscores; at most 40 characters.</param>
/// <param name="Entity"><c>account</c>, <c>contact</c> or <c>deal</c>.</param>
/// <param name="Condition">When it holds. Nobody's <c>me</c>: it is judged in the system scope.</param>
public sealed record AlertDefinition(string Name, string Entity, string Condition);
