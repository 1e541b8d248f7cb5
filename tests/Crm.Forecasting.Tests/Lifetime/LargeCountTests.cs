using Crm.Forecasting.Lifetime;

namespace Crm.Forecasting.Tests.Lifetime;

/// <summary>Large counts neither overflow nor lose their digits.</summary>
public sealed class LargeCountTests
{
    public static TheoryData<IPurchaseModel> Models => [new BgNbd(0.243, 4.414, 0.793, 2.426), new MbgNbd(0.5248, 6.1831, 0.8914, 1.614), new ParetoNbd(0.55, 10.58, 0.61, 11.67), new ParetoNbd(2, 0.001, 3, 40), new ParetoNbd(0.3, 500, 0.2, 0.01)];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_customer_of_many_purchases_goes_on_at_the_same_rate(IPurchaseModel model)
    {
        foreach (var x in new[] { 1_000, 30_000, 300_000 })
        {
            var active = new PurchaseHistory(x, 200, 200);
            var week = model.ExpectedPurchases(active, 1);

            Assert.True(double.IsFinite(model.LogLikelihood(active)));
            Assert.InRange(week, 0, x / 150.0);
            Assert.Equal(model is ParetoNbd { Alpha: < 100, Beta: > 1 } ? x / (200 + ((ParetoNbd)model).Alpha) : week, week, x * 0.0005);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Who_bought_a_lot_and_stopped_is_gone(IPurchaseModel model)
    {
        var gone = new PurchaseHistory(30_000, 100, 200);

        Assert.True(double.IsFinite(model.LogLikelihood(gone)));
        Assert.InRange(model.ProbabilityAlive(gone), 0, 1e-100);
        Assert.InRange(model.ExpectedPurchases(gone, 100), 0, 1e-90);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Counts_that_never_happen_have_no_probability(IPurchaseModel model) => Assert.InRange(model.Probability(40_000, 1e-3), 0, 1e-300);

    [Fact]
    public void A_count_at_its_own_mean_has_the_probability_of_a_sum()
    {
        // P(X(t) = 0) and P(X(t) >= 1) are 1 together, also where the counts are large.
        var model = new BgNbd(50, 1, 0.5, 400);
        var sum = Enumerable.Range(0, 3_000).Sum(n => model.Probability(n, 20));

        Assert.Equal(1, sum, 1e-9);
    }

    [Fact]
    public void An_a_of_one_is_no_exception()
    {
        var history = new PurchaseHistory(3, 20, 30);
        var below = new BgNbd(0.5, 4, 1 - 1e-7, 2).ExpectedPurchases(history, 40);
        var above = new BgNbd(0.5, 4, 1 + 1e-7, 2).ExpectedPurchases(history, 40);

        Assert.Equal((below + above) / 2, new BgNbd(0.5, 4, 1, 2).ExpectedPurchases(history, 40), 1e-9);
    }

    [Fact]
    public void An_s_of_one_is_no_exception()
    {
        var history = new PurchaseHistory(3, 20, 30);
        var below = new ParetoNbd(0.5, 4, 1 - 1e-7, 2).ExpectedPurchases(history, 40);
        var above = new ParetoNbd(0.5, 4, 1 + 1e-7, 2).ExpectedPurchases(history, 40);

        Assert.Equal((below + above) / 2, new ParetoNbd(0.5, 4, 1, 2).ExpectedPurchases(history, 40), 1e-9);
    }

    [Theory]
    [InlineData(0.243, 0.793, 2.426, 0)]
    [InlineData(0.243, 0.05, 0.3, 7)]
    [InlineData(3, 1, 0.1, 2)]
    [InlineData(40, 5_000, 9_000, 12)]
    public void A_long_horizon_goes_on_where_a_shorter_one_ends(double r, double a, double b, int frequency)
    {
        // At 50 times alpha + T another way of computing begins; the expectation goes on along its curve.
        var (model, history) = (new BgNbd(r, 4, a, b), new PurchaseHistory(frequency, frequency == 0 ? 0 : 6, 6));
        double[] at = [.. new[] { 498.0, 499, 500, 501, 502 }.Select(h => model.ExpectedPurchases(history, h))];

        Assert.Equal(at[2] - at[1], at[3] - at[2], (1e-2 * (at[2] - at[1])) + (1e-10 * at[2]));
        Assert.Equal(at[1] - at[0], at[4] - at[3], (2e-2 * (at[1] - at[0])) + (1e-10 * at[2]));
    }

    [Fact]
    public void In_all_time_a_customer_who_may_leave_buys_a_known_number()
    {
        // Chances to leave of Beta(2.5, 3): the mean of 1 / p is 4.5 / 1.5.
        Assert.Equal(3, new BgNbd(0.5, 4, 2.5, 3).ExpectedPurchases(PurchaseHistory.New, 1e40), 1e-9);
        Assert.True(double.IsFinite(new MbgNbd(0.5, 4, 0.5, 3).ExpectedPurchases(new(10_000, 30, 40), 1e12)));
    }
}
