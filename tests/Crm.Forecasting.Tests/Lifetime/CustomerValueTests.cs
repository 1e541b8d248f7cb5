using Crm.Forecasting.Lifetime;

namespace Crm.Forecasting.Tests.Lifetime;

public sealed class CustomerValueTests
{
    private const double Weekly = 0.0027;
    private static readonly PurchaseHistory Customer = new(2, 30.43, 38.86);

    public static TheoryData<IPurchaseModel> Models => [new BgNbd(0.243, 4.414, 0.793, 2.426), new MbgNbd(0.5248, 6.1831, 0.8914, 1.614), new ParetoNbd(0.553, 10.578, 0.606, 11.669)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Discounted_purchases_are_the_sum_of_small_steps(IPurchaseModel model)
    {
        // Simpson's rule over what comes in an eighth of a week, discounted to its middle.
        var sum = 0.0;
        for (var i = 0; i < 8 * 104; i++)
        {
            sum += (model.ExpectedPurchases(Customer, (i + 1) / 8.0) - model.ExpectedPurchases(Customer, i / 8.0)) * Math.Exp(-Weekly * (i + 0.5) / 8);
        }

        Assert.Equal(sum, model.DiscountedPurchases(Customer, Weekly, 104), 1e-6);
    }

    [Fact]
    public void Over_all_time_ParetoNbd_has_the_published_closed_form()
    {
        // DERT of Fader, Hardie, Lee (2005), equation 5, whose Tricomi function is this integral over the age of a customer who is there.
        var model = new ParetoNbd(0.553, 10.578, 0.606, 11.669);
        var (age, integral) = (model.Beta + Customer.Age, 0.0);
        const double step = 0.01;
        for (var i = 0; i < 2_000_000; i++)
        {
            var t = (i + 0.5) * step;
            integral += step * Math.Exp(-Weekly * t) * Math.Pow(age / (age + t), model.S);
        }

        var expected = model.ProbabilityAlive(Customer) * (model.R + Customer.Frequency) / (model.Alpha + Customer.Age) * integral;
        Assert.Equal(expected, model.DiscountedPurchases(Customer, Weekly), 1e-6 * expected);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Without_discount_all_purchases_count(IPurchaseModel model)
    {
        Assert.Equal(model.ExpectedPurchases(Customer, 52), model.DiscountedPurchases(Customer, 0, 52), 1e-12);
        Assert.Equal(0, model.DiscountedPurchases(Customer, Weekly, 0));
        Assert.True(model.DiscountedPurchases(Customer, Weekly) > model.DiscountedPurchases(Customer, Weekly, 520));
    }

    [Fact]
    public void A_value_is_purchases_times_spending_times_margin()
    {
        var (purchases, spending) = (new BgNbd(0.243, 4.414, 0.793, 2.426), new GammaGamma(6.25, 3.74, 15.44));
        var expected = 0.3 * purchases.DiscountedPurchases(Customer, Weekly, 52) * spending.ExpectedSpend(2, 22.35);

        Assert.Equal(expected, CustomerValue.Of(purchases, spending, Customer, 22.35, Weekly, 52, 0.3), 1e-12);
    }

    [Fact]
    public void BgBb_discounts_as_a_sum_does()
    {
        var model = new BgBb(1.204, 0.750, 0.657, 2.783);
        var customer = new OpportunityHistory(2, 4, 6);
        var (sum, before) = (0.0, 0.0);
        for (var n = 1; n <= 400; n++)
        {
            var until = model.ExpectedPurchases(customer, n);
            sum += (until - before) * Math.Pow(1.1, -n);
            before = until;
        }

        Assert.Equal(sum, model.DiscountedPurchases(customer, 0.1), 1e-12);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.1)]
    [InlineData(3)]
    public void Contracts_discount_as_a_sum_does(double rate)
    {
        var model = new ShiftedBetaGeometric(0.668, 3.806);
        var sum = Enumerable.Range(0, 60_000).Sum(n => model.Survival(n) * Math.Pow(1 + rate, -n));
        var residual = Enumerable.Range(0, 60_000).Sum(n => model.Survival(3 + n) / model.Survival(2) * Math.Pow(1 + rate, -n));

        Assert.Equal(sum, model.DiscountedLifetime(rate), 1e-10 * sum);
        Assert.Equal(residual, model.DiscountedResidualLifetime(2, rate), 1e-10 * residual);
    }

    [Theory]
    [InlineData(-0.1, 10)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(0.1, -1)]
    [InlineData(double.NaN, 10)]
    public void Impossible_rates_are_refused(double rate, double horizon) => Assert.Equal(
        ForecastingErrorCodes.InvalidOption, Assert.Throws<ForecastingException>(() => new BgNbd(1, 1, 1, 1).DiscountedPurchases(Customer, rate, horizon)).Code);
}
