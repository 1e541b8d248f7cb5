using System.Runtime.InteropServices;
using Crm.Matching.Scoring;

namespace Crm.Matching;

/// <summary>Two records that may be the same.</summary>
/// <param name="Left">The place of the one, from 0.</param>
/// <param name="Right">The place of the other; linking two sources, those of the right one follow the left one's.</param>
/// <param name="Weight">What speaks for a match, in bits: log2 of its odds.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RecordLink(int Left, int Right, double Weight)
{
    /// <summary>The probability of a match, 0 to 1.</summary>
    public double Probability => Weights.Probability(Weight);
}
