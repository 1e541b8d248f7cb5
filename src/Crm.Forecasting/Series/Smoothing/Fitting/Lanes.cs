using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Crm.Forecasting.Series.Fitting;

namespace Crm.Forecasting.Series.Smoothing.Fitting;

/// <summary>Sixteen sets of parameters that go through a series together: a recursion waits for itself, so what stands beside it is nearly free.</summary>
internal sealed class Lanes
{
    public const int Count = LaneSearch.LaneCount;

    public double[] Alpha { get; } = new double[Count];

    public double[] Beta { get; } = new double[Count];

    public double[] Gamma { get; } = new double[Count];

    public double[] Phi { get; } = new double[Count];

    public double[] Level { get; } = new double[Count];

    public double[] Slope { get; } = new double[Count];

    /// <summary>-2 log likelihood of each lane, up to a constant; not finite where the parameters are impossible.</summary>
    public double[] Loss { get; } = new double[Count];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<double> Low, Vector512<double> High) Load(double[] lanes) => (Vector512.Create(lanes, 0), Vector512.Create(lanes, 8));
}
