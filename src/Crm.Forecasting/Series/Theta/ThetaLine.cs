using System.Runtime.InteropServices;

namespace Crm.Forecasting.Series.Theta;

/// <summary>The least squares line through the values so far, a value at a time (Fiorucci et al. 2016, equations 12 to 14).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ThetaLine(int Count, double Mean, double Slope)
{
    /// <summary>Where the line is before the first value.</summary>
    public double Level => Mean - (Slope * (Count + 1) / 2);

    public ThetaLine Add(double value)
    {
        var count = Count + 1;
        var slope = count == 1 ? 0 : (((count - 2) * Slope) + (6 * (value - Mean) / count)) / (count + 1);
        return new(count, Mean + ((value - Mean) / count), slope);
    }
}
