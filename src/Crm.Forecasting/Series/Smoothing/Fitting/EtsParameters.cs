using System.Runtime.InteropServices;

namespace Crm.Forecasting.Series.Smoothing.Fitting;

/// <summary>What is estimated of a model, in its own units.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EtsParameters(double Alpha, double Beta, double Gamma, double Phi, double Level, double Slope);
