using Crm.Forecasting.Series.Fitting;
using Crm.Forecasting.Series.Theta;

namespace Crm.Forecasting.Tests.Series.Theta;

public sealed class ThetaTests
{
    private static readonly double[] Values = new Simulated(1).Of(40, i => 20 + (0.3 * i) + new Simulated((ulong)i).Normal());

    // Simple smoothing, and half the slope of the line as drift: Hyndman, Billah 2003; with general theta, Fiorucci et al. 2016, section 3.
    [Theory]
    [InlineData(0.3, 2)]
    [InlineData(0.8, 2)]
    [InlineData(0.3, 5)]
    public void With_one_line_it_is_smoothing_with_drift(double alpha, double theta)
    {
        var (intercept, slope) = Line(Values);
        var level = 19.0;
        foreach (var value in Values)
        {
            level = (alpha * value) + ((1 - alpha) * level);
        }

        var path = new ThetaLikelihood(Values, ThetaModel.Optimised).Run(new(alpha, 19, theta), 6)[Values.Length..];

        for (var h = 1; h <= 6; h++)
        {
            var left = Math.Pow(1 - alpha, Values.Length);
            Assert.Equal(level + ((1 - (1 / theta)) * ((left * intercept) + ((h - 1 + ((1 - (left * (1 - alpha))) / alpha)) * slope))), path[h - 1], 1e-9);
        }
    }

    [Theory]
    [InlineData(ThetaModel.Standard)]
    [InlineData(ThetaModel.Optimised)]
    [InlineData(ThetaModel.DynamicOptimised)]
    public void The_loss_of_a_lane_is_that_of_its_path(ThetaModel model)
    {
        var theta = new ThetaLikelihood(Values, model);
        var random = new Simulated(2);
        var points = Enumerable.Range(0, LaneSearch.LaneCount).Select(_ => random.Noise(theta.Dimension)).ToArray();
        for (var lane = 0; lane < points.Length; lane++)
        {
            theta.Write(lane, points[lane]);
        }

        var unit = Enumerable.Range(1, Values.Length - 1).Sum(t => Math.Abs(Values[t] - Values[t - 1])) / Values.Length;
        var losses = theta.Evaluate().ToArray();
        for (var lane = 0; lane < points.Length; lane++)
        {
            var path = theta.Run(theta.Read(points[lane]), 0);
            var squares = Enumerable.Range(1, Values.Length - 1).Sum(t => Math.Pow((Values[t] - path[t]) / unit, 2));
            Assert.Equal(Values.Length * Math.Log(squares), losses[lane], 1e-9);
        }
    }

    [Fact]
    public void A_line_that_grows_is_that_of_its_values()
    {
        var line = default(ThetaLine);
        for (var count = 1; count <= Values.Length; count++)
        {
            line = line.Add(Values[count - 1]);
            var (intercept, slope) = count == 1 ? (Values[0], 0) : Line(Values[..count]);
            Assert.Equal(slope, line.Slope, 1e-9);
            Assert.Equal(intercept, line.Level, 1e-9);
        }
    }

    /// <summary>The least squares line, with steps from 1; its value at 0 and its slope.</summary>
    private static (double Intercept, double Slope) Line(double[] values)
    {
        var (x, y) = ((values.Length + 1) / 2.0, values.Average());
        var slope = values.Select((value, i) => (i + 1 - x) * (value - y)).Sum() / values.Select((_, i) => (i + 1 - x) * (i + 1 - x)).Sum();
        return (y - (slope * x), slope);
    }
}
