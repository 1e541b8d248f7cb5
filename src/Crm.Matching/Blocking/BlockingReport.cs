using System.Collections.Immutable;

namespace Crm.Matching.Blocking;

/// <summary>What blocking brought.</summary>
/// <param name="AllPairs">All pairs of records that there are.</param>
/// <param name="Pairs">The pairs to compare, each counted once.</param>
/// <param name="Keys">The keys, in the order of the plan.</param>
public sealed record BlockingReport(long AllPairs, long Pairs, ImmutableArray<BlockingKeyReport> Keys);

/// <summary>What one key brought.</summary>
/// <param name="Name">Its rule's name.</param>
/// <param name="Pairs">The pairs it has. Of similar texts the pairs of all bands: one that two bands have counts twice; so does one that shares two words under each word.</param>
/// <param name="NewPairs">The pairs that no earlier key has.</param>
/// <param name="LargestBlock">The records of its largest block; 0 for a sorted neighbourhood, which has none.</param>
/// <param name="GuardedBlocks">How many blocks had more pairs than a block may have, and were refined or swept.</param>
/// <param name="SweptBlocks">How many blocks, or parts of refined ones, were swept: too large, or taken to stay within the budget.</param>
/// <param name="LostPairs">The pairs of its blocks that are not compared on account of it. Another key may still have them.</param>
public sealed record BlockingKeyReport(string Name, long Pairs, long NewPairs, int LargestBlock, int GuardedBlocks, int SweptBlocks, long LostPairs);
