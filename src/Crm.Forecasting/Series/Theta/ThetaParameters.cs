using System.Runtime.InteropServices;

namespace Crm.Forecasting.Series.Theta;

/// <summary>What is estimated of a Theta model.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ThetaParameters(double Alpha, double Level, double Theta);
