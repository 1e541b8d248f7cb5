using NodaTime;

namespace Crm.Insights;

/// <summary>What a weak signal found.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Tested">How many records had enough behind them to be judged.</param>
/// <param name="ByChance">How many of these may be expected to be found though nothing has changed: <paramref name="Tested"/> times the signal's chance, or fewer.</param>
/// <param name="Found">Those that weaken, the least probable first.</param>
public sealed record WeakSignalReport(WeakSignal Signal, int Tested, double ByChance, IReadOnlyList<Weakening> Found);

/// <summary>A record that weakens.</summary>
/// <param name="Record">Its id.</param>
/// <param name="Name">Its name, where it has one that may be read.</param>
/// <param name="Recent">What the recent days brought: a number of records, or a mean.</param>
/// <param name="Expected">What they would have brought had all stayed as usual.</param>
/// <param name="Chance">How probable so little is if nothing has changed.</param>
/// <param name="Since">The first of the usual days that were compared with.</param>
/// <param name="Reason">All of it in a sentence.</param>
public sealed record Weakening(Guid Record, string? Name, double Recent, double Expected, double Chance, Instant Since, string Reason);
