using Crm.Forecasting.Series.Fitting;

namespace Crm.Forecasting.Tests.Series.Fitting;

public sealed class LaneSearchTests
{
    [Fact]
    public void It_finds_the_bottom_of_a_bent_valley()
    {
        var at = new double[2];
        var least = LaneSearch.Minimize(new Valley(), at, CancellationToken.None);
        Assert.Equal(0, least, 1e-3);
        Assert.Equal(1, at[0], 0.05);
        Assert.Equal(1, at[1], 0.1);
    }

    [Fact]
    public void Where_nothing_is_possible_the_loss_is_infinite()
        => Assert.Equal(double.PositiveInfinity, LaneSearch.Minimize(new Valley(double.NegativeInfinity), new double[2], CancellationToken.None));

    [Fact]
    public void A_cancelled_search_stops()
        => Assert.Throws<OperationCanceledException>(() => LaneSearch.Minimize(new Valley(), new double[2], new(canceled: true)));

    /// <summary>Rosenbrock's, softened; the bottom is at (1, 1).</summary>
    private sealed class Valley(double below = 0) : ILaneObjective
    {
        private readonly double[] _loss = new double[LaneSearch.LaneCount];

        public int Dimension => 2;

        public void Start(int lane, Span<double> at) => at[0] = -1 - (0.1 * lane);

        public void Write(int lane, ReadOnlySpan<double> at)
            => _loss[lane] = below + Math.Pow(1 - at[0], 2) + (10 * Math.Pow(at[1] - (at[0] * at[0]), 2));

        public ReadOnlySpan<double> Evaluate() => _loss;
    }
}
