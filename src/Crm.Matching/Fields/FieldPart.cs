namespace Crm.Matching.Fields;

/// <summary>What of a column is compared as one field.</summary>
/// <param name="Reading">How the field is read.</param>
/// <param name="Texts">The column's values as they came, source by source.</param>
internal sealed record FieldPart(FieldReading Reading, string?[][] Texts);
