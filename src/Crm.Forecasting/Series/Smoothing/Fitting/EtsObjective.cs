using System.Runtime.Intrinsics;
using Crm.Forecasting.Series.Fitting;

namespace Crm.Forecasting.Series.Smoothing.Fitting;

/// <summary>-2 log likelihood of a model of exponential smoothing.</summary>
internal sealed class EtsObjective(EtsModel model, EtsSpace space, double[] values, double[] figure, double floor, Lanes lanes, Vector512<double>[] season) : ILaneObjective
{
    public int Dimension => space.Dimension;

    public void Start(int lane, Span<double> at)
    {
        at[0] = -2.5 + (1.3 * (lane % 4));
        var i = 2;
        if (model.Trend != EtsTrend.None)
        {
            at[i] = -3 + (1.2 * (lane / 4));
            i += 2;
        }

        i += model.Trend == EtsTrend.Damped ? 1 : 0;
        if (model.Season != EtsSeason.None)
        {
            at[i] = -3 + (1.5 * ((lane + (lane / 4)) % 3));
        }
    }

    public void Write(int lane, ReadOnlySpan<double> at)
    {
        var parameters = space.Read(at);
        lanes.Alpha[lane] = parameters.Alpha;
        lanes.Beta[lane] = parameters.Beta;
        lanes.Gamma[lane] = parameters.Gamma;
        lanes.Phi[lane] = parameters.Phi;
        lanes.Level[lane] = parameters.Level;
        lanes.Slope[lane] = parameters.Slope;
    }

    public ReadOnlySpan<double> Evaluate()
    {
        EtsLikelihood.Evaluate(model, values, figure, floor, lanes, season);
        return lanes.Loss;
    }
}
