namespace Crm.Matching.Normalizing;

/// <summary>The legal form of an organisation.</summary>
/// <param name="Name">As its country writes it, always in one way: <c>GmbH</c>, <c>S.A.</c>.</param>
/// <param name="Country">The country by ISO 3166-1 alpha-2; empty where several have the form.</param>
public sealed record LegalForm(string Name, string Country);
