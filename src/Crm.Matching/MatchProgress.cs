using System.Runtime.InteropServices;

namespace Crm.Matching;

/// <summary>How far the work is.</summary>
/// <param name="Step">What is being done, in words.</param>
/// <param name="Share">The share of that step that is done, 0 to 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MatchProgress(string Step, double Share);
