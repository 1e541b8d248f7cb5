using System.Runtime.InteropServices;

namespace Crm.Matching.Records;

/// <summary>Two records by their places; <see cref="Left"/> is the smaller. Linking two sources, the right source's places follow the left one's.</summary>
/// <param name="Left">The place of the one record, from 0.</param>
/// <param name="Right">The place of the other.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct RecordPair(int Left, int Right);
