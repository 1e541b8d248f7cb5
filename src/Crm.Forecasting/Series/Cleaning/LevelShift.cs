using System.Runtime.InteropServices;

namespace Crm.Forecasting.Series.Cleaning;

/// <summary>A change of level that stays.</summary>
/// <param name="Index">The first step of the new level.</param>
/// <param name="Size">New level less old one.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LevelShift(int Index, double Size);
