using System.Runtime.InteropServices;

namespace Crm.Matching;

/// <summary>Two records of which somebody has said whether they match.</summary>
/// <param name="Left">The place of the one, from 0.</param>
/// <param name="Right">The place of the other; linking two sources, those of the right one follow the left one's.</param>
/// <param name="IsMatch">Whether they are the same.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LabelledPair(int Left, int Right, bool IsMatch);
