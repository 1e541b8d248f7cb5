using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>An amount's quantile function in two vectors: where each of its sixteen parts begins, and how wide it is.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct LaneCurve
{
    public LaneCurve(AmountShape shape)
    {
        var (lows, widths) = (new float[AmountCurve.Bins], new float[AmountCurve.Bins]);
        for (var i = 0; i < AmountCurve.Bins; i++)
        {
            lows[i] = (float)shape.Knots[i];
            widths[i] = (float)(shape.Knots[i + 1] - shape.Knots[i]);
        }

        (Lows, Widths) = (Vector512.Create(lows), Vector512.Create(widths));
    }

    public Vector512<float> Lows { get; }

    public Vector512<float> Widths { get; }
}
