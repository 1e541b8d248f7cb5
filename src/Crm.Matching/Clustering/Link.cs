using System.Runtime.InteropServices;

namespace Crm.Matching.Clustering;

/// <summary>Two different records that may be one, and how likely: log2 of the odds; or, both being the same place, the copies of one.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Link(int Left, int Right, double Weight);
