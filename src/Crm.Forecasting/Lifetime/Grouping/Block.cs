using System.Runtime.InteropServices;

namespace Crm.Forecasting.Lifetime.Grouping;

/// <summary>The rows with one key.</summary>
/// <param name="Key">What they have in common: the number of repeat purchases.</param>
/// <param name="Start">Where they start.</param>
/// <param name="Length">How many there are, rows without weight at the end included: a multiple of <see cref="GroupedRows.Lanes"/>.</param>
/// <param name="Weight">The sum of their weights.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Block(int Key, int Start, int Length, double Weight);
