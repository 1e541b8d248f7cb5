namespace Crm.Numbering;

/// <summary>How the records of an entity are numbered.</summary>
/// <param name="Entity">The entity; one that is numbered: <c>account</c>, <c>deal</c>.</param>
/// <param name="Format">
/// Literal text with <c>{number}</c> once, or <c>{number:00000}</c> for at least so many digits (1-12), and <c>{year}</c>, or <c>{year}</c> and <c>{month}</c>: those of the save, in the tenant's zone.
/// Where they change, counting starts at 1 again. At most 40 characters.
/// </param>
public sealed record NumberFormat(string Entity, string Format);
