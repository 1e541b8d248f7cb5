using System.Runtime.InteropServices;

namespace Crm.Scoring.Evaluation;

/// <summary>A figure with the interval that it lies in.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end of the interval.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Figure(double Value, double Low, double High);
