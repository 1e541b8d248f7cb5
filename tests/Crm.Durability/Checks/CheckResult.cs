namespace Crm.Durability.Checks;

/// <summary>How a check ended.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Store">On which store.</param>
/// <param name="Rounds">How often it was done to the store what the check is about.</param>
/// <param name="Saves">How many saves were acknowledged.</param>
/// <param name="Note">What else there is to tell.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Violations">What was wrong; empty: nothing.</param>
internal sealed record CheckResult(string Name, string Store, int Rounds, int Saves, string Note, double Seconds, IReadOnlyList<string> Violations);
