using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>What of a column is compared as one field.</summary>
/// <param name="Name">The field's name: the column's, or the column's and which part.</param>
/// <param name="Role">What the part means.</param>
/// <param name="Texts">The column's values as they came, source by source.</param>
/// <param name="Normalizer">Makes what normalizes one value; each use has its own.</param>
internal sealed record FieldPart(string Name, FieldRole Role, string?[][] Texts, Func<Func<string, string>> Normalizer);
