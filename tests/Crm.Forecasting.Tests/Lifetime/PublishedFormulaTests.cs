using Crm.Forecasting.Lifetime;

namespace Crm.Forecasting.Tests.Lifetime;

/// <summary>Closed forms to the digits in which they were published.</summary>
public sealed class PublishedFormulaTests
{
    private static readonly BgNbd Bg = new(0.243, 4.414, 0.793, 2.426);

    [Fact]
    public void BgNbd_expects_of_a_customer_what_was_published() =>
        Assert.Equal(1.226, Bg.ExpectedPurchases(new(2, 30.43, 38.86), 39), 0.0005);

    // The published sheet sums its series to a fixed number of terms, which at 78 weeks is short by 0.0003.
    [Theory]
    [InlineData(0.1429, 0.0078, 0.00005)]
    [InlineData(1, 0.0532, 0.00005)]
    [InlineData(3, 0.1506, 0.00005)]
    [InlineData(31.8571, 1.0405, 0.00005)]
    [InlineData(32, 1.0437, 0.00005)]
    [InlineData(78, 1.8576, 0.0004)]
    public void BgNbd_expects_of_new_customers_what_was_published(double horizon, double expected, double tolerance) =>
        Assert.Equal(expected, new BgNbd(0.2425982, 4.4136842, 0.7929899, 2.4261667).ExpectedPurchases(PurchaseHistory.New, horizon), tolerance);

    [Theory]
    [InlineData(39, 0, 0.5737864, 5e-8)]
    [InlineData(2, 10, 1.07869e-7, 5e-13)]
    public void BgNbd_counts_are_as_published(double horizon, int purchases, double expected, double tolerance) =>
        Assert.Equal(expected, Bg.Probability(purchases, horizon), tolerance);

    [Fact]
    public void ParetoNbd_expects_of_new_customers_what_was_published()
    {
        var model = new ParetoNbd(0.55, 10.56, 0.61, 11.64);
        double[] expected = [0, .05077821, .09916088, .14542507, .18979930, .23247466, .27361274, .31335159, .35181024, .38909211];

        Assert.Equal(expected, Enumerable.Range(0, 10).Select(t => Math.Round(model.ExpectedPurchases(PurchaseHistory.New, t), 8)));
    }

    [Theory]
    [InlineData(132, 6.2060517889632)]
    [InlineData(133, 6.2528722475748)]
    public void ParetoNbd_does_not_underflow_where_others_do(int purchases, double expected) =>
        Assert.Equal(expected, new ParetoNbd(0.55, 10.58, 0.61, 11.67).ExpectedPurchases(new(purchases, 200, 200), 10), 1e-12);

    [Theory]
    [InlineData(0, 0, 0.11)]
    [InlineData(2, 4, 0.59)]
    [InlineData(6, 6, 0.93)]
    public void BgBb_knows_who_is_there_as_published(int frequency, int recency, double expected) =>
        Assert.Equal(expected, new BgBb(1.204, 0.750, 0.657, 2.783).ProbabilityAlive(new(frequency, recency, 6)), 0.005);
}
