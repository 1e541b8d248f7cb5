using System.Runtime.InteropServices;

namespace Crm.Matching.Clustering;

/// <summary>Two records that may be one, and how likely: log2 of the odds.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Link(int Left, int Right, double Weight);
