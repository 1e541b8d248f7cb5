using System.Runtime.InteropServices;
using Crm.Matching.Scoring;

namespace Crm.Matching;

/// <summary>An indexed record that may be the same as the one that was asked for.</summary>
/// <param name="Record">Its place, from 0.</param>
/// <param name="Weight">What speaks for a match, in bits: log2 of its odds.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FoundRecord(int Record, double Weight)
{
    /// <summary>The probability of a match, 0 to 1.</summary>
    public double Probability => Weights.Probability(Weight);
}
