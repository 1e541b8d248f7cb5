namespace Crm.Samples.QuickStart.Import;

/// <summary>How far a step of the import is.</summary>
/// <param name="Step">What is being done.</param>
/// <param name="Done">How many records are done.</param>
/// <param name="Total">Of how many.</param>
internal readonly record struct ImportProgress(string Step, int Done, int Total);
