using System.Runtime.InteropServices;

namespace Crm.Forecasting.Series.Cleaning;

/// <summary>A value that does not go with its neighbours and its season.</summary>
/// <param name="Index">Where: 0 is the first of the series.</param>
/// <param name="Value">What was there.</param>
/// <param name="Replacement">What its neighbours and its season say instead.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Outlier(int Index, double Value, double Replacement);
