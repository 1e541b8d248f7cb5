namespace Crm.Durability.Checks;

/// <summary>How often a run does what.</summary>
/// <param name="Kills">Writers killed, on each database.</param>
/// <param name="RelayKills">Relays killed, on each database.</param>
/// <param name="Stops">Stops of PostgreSQL.</param>
/// <param name="LostReplies">Commits whose answer is dropped.</param>
/// <param name="Faults">Transient faults on the wire to PostgreSQL.</param>
/// <param name="Busy">Saves that meet a SQLite file kept by another.</param>
/// <param name="Increments">Increments by each of 64 writers, on each store.</param>
internal sealed record Counts(int Kills, int RelayKills, int Stops, int LostReplies, int Faults, int Busy, int Increments)
{
    public static Counts Short { get; } = new(3, 2, 2, 20, 300, 4, 1);

    public static Counts Whole { get; } = new(200, 100, 50, 500, 10_000, 100, 20);
}
