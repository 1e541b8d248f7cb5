using System.Collections.Immutable;

namespace Crm.Matching;

/// <summary>Records that are taken for one person or organisation.</summary>
/// <param name="Records">Their places, rising; linking two sources, those of the right one follow the left one's.</param>
/// <param name="Links">The likely matches among them, the surest first.</param>
public sealed record RecordCluster(ImmutableArray<int> Records, ImmutableArray<RecordLink> Links);
