using System.Runtime.InteropServices;

namespace Crm.Forecasting.Series.Seasonality;

/// <summary>A season that was found.</summary>
/// <param name="Length">Its length in steps.</param>
/// <param name="PValue">How likely chance alone says as much, for this length: below 0.01, divided by the number of lengths that were looked at.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DetectedSeason(int Length, double PValue);
