namespace Crm.Matching.Records;

/// <summary>What a column probably means.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Role">Its role.</param>
/// <param name="Reason">Why, in words for a person.</param>
public sealed record RoleGuess(string Column, FieldRole Role, string Reason);
