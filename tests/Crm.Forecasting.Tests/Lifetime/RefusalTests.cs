using Crm.Forecasting.Lifetime;

namespace Crm.Forecasting.Tests.Lifetime;

/// <summary>What cannot be is refused, with a code and a place.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData(new int[0], new double[0], new double[0], ForecastingErrorCodes.TooFewValues)]
    [InlineData(new[] { 1, 2 }, new[] { 1.0 }, new[] { 2.0, 3 }, ForecastingErrorCodes.LengthMismatch)]
    [InlineData(new[] { 1, -1 }, new[] { 1.0, 1 }, new[] { 2.0, 3 }, ForecastingErrorCodes.InvalidValue)]
    [InlineData(new[] { 1, 2 }, new[] { 1.0, 4 }, new[] { 2.0, 3 }, ForecastingErrorCodes.InvalidValue)]
    [InlineData(new[] { 1, 0 }, new[] { 1.0, 1 }, new[] { 2.0, 3 }, ForecastingErrorCodes.InvalidValue)]
    [InlineData(new[] { 1, 2 }, new[] { 1.0, double.NaN }, new[] { 2.0, 3 }, ForecastingErrorCodes.InvalidValue)]
    [InlineData(new[] { 1, 2 }, new[] { 1.0, 1 }, new[] { 2.0, double.PositiveInfinity }, ForecastingErrorCodes.InvalidValue)]
    [InlineData(new[] { 0, 0 }, new[] { 0.0, 0 }, new[] { 2.0, 3 }, ForecastingErrorCodes.NoVariation)]
    [InlineData(new[] { 2, 2 }, new[] { 1.0, 1 }, new[] { 3.0, 3 }, ForecastingErrorCodes.NoVariation)]
    public void Customers(int[] frequency, double[] recency, double[] age, string code) =>
        Assert.Equal(code, Assert.Throws<ForecastingException>(() => new CustomerBase(frequency, recency, age)).Code);

    [Fact]
    public void A_message_says_which_customer_and_what_would_be_right()
    {
        var error = Assert.Throws<ForecastingException>(() => new CustomerBase([1, 2], [1, 4.5], [2, 3]));

        Assert.Equal("Customer 1 of 2 (frequency, recency, age: 2, 4.5, 3) bought after the end of its age; recency is at most age.", error.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    public void Weights(double weight) =>
        Assert.Equal(ForecastingErrorCodes.InvalidValue, Assert.Throws<ForecastingException>(() => new CustomerBase([1, 2], [1, 2], [2, 3], [1, weight])).Code);

    [Fact]
    public void Parameters_horizons_and_histories()
    {
        Code(ForecastingErrorCodes.InvalidOption, () => new BgNbd(1, 0, 1, 1));
        Code(ForecastingErrorCodes.InvalidOption, () => new ParetoNbd(1, 1, double.NaN, 1));
        foreach (var model in new IPurchaseModel[] { new BgNbd(1, 1, 1, 1), new MbgNbd(1, 1, 1, 1), new ParetoNbd(1, 1, 1, 1) })
        {
            Code(ForecastingErrorCodes.InvalidOption, () => model.ExpectedPurchases(PurchaseHistory.New, -1));
            Code(ForecastingErrorCodes.InvalidOption, () => model.Probability(-1, 1));
            Code(ForecastingErrorCodes.InvalidOption, () => model.Probability(1, double.PositiveInfinity));
            Code(ForecastingErrorCodes.InvalidValue, () => model.ProbabilityAlive(new(1, 3, 2)));
            Code(ForecastingErrorCodes.InvalidValue, () => model.LogLikelihood(new(-1, 0, 2)));
        }

        Code(ForecastingErrorCodes.InvalidValue, () => new BgBb(1, 1, 1, 1).ProbabilityAlive(new(3, 2, 6)));
        Code(ForecastingErrorCodes.InvalidOption, () => new ShiftedBetaGeometric(1, 1).Survival(-1));
    }

    [Fact]
    public void Spending()
    {
        Code(ForecastingErrorCodes.LengthMismatch, () => GammaGamma.Fit([1, 2], [1]));
        Code(ForecastingErrorCodes.TooFewValues, () => GammaGamma.Fit([0, 0], [1, 2]));
        Code(ForecastingErrorCodes.InvalidValue, () => GammaGamma.Fit([1, 2], [1, 0]));
        Code(ForecastingErrorCodes.NoVariation, () => GammaGamma.Fit([1, 2], [5, 5]));
        Code(ForecastingErrorCodes.InvalidOption, () => new GammaGamma(1, 2, 3).ExpectedSpend(1, 0));
        Assert.Equal(double.PositiveInfinity, new GammaGamma(6, 0.9, 15).ExpectedSpend(0, 0));
    }

    [Fact]
    public void Opportunities_and_contracts()
    {
        Code(ForecastingErrorCodes.TooFewValues, () => BgBb.Fit([]));
        Code(ForecastingErrorCodes.InvalidValue, () => BgBb.Fit([new(1, 0, 3)]));
        Code(ForecastingErrorCodes.NoVariation, () => BgBb.Fit([new(0, 0, 3), new(0, 0, 4)]));
        Code(ForecastingErrorCodes.LengthMismatch, () => BgBb.Fit([new(1, 1, 3)], [1, 2]));
        Code(ForecastingErrorCodes.TooFewValues, () => ShiftedBetaGeometric.Fit([[100]]));
        Code(ForecastingErrorCodes.InvalidValue, () => ShiftedBetaGeometric.Fit([[100, 120]]));
        Code(ForecastingErrorCodes.NoVariation, () => ShiftedBetaGeometric.Fit([[100, 100, 100]]));
    }

    [Fact]
    public void A_fit_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => BgNbd.Fit(new CustomerBase([1, 2], [1, 2], [2, 3]), source.Token));
    }

    private static void Code(string code, Func<object> action) => Assert.Equal(code, Assert.Throws<ForecastingException>(() => action()).Code);
}
