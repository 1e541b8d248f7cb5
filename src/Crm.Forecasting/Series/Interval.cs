using System.Runtime.InteropServices;

namespace Crm.Forecasting.Series;

/// <summary>A central interval of a forecast.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Interval(double Low, double High);
