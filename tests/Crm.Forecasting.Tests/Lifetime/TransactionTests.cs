using System.Globalization;
using Crm.Forecasting.Lifetime;
using Crm.Forecasting.Lifetime.Transactions;
using Crm.Tests.Shared;

namespace Crm.Forecasting.Tests.Lifetime;

public sealed class TransactionTests
{
    private static readonly Purchase[] Purchases =
    [
        new("b", new(2026, 1, 5), 10), new("a", new(2026, 1, 1), 5), new("a", new(2026, 1, 15), 20), new("a", new(2026, 1, 15), 4), new("a", new(2026, 2, 12), 6),
        new("a", new(2026, 3, 1), 7), new("c", new(2026, 2, 20), 9), new("b", new(2026, 4, 2), 99),
    ];

    [Fact]
    public void Days_are_merged_and_first_purchases_do_not_repeat()
    {
        var summary = PurchaseSummary.Of(Purchases, new(2026, 2, 12), new(2026, 3, 31));

        Assert.Equal(47 / 7.0, summary.HeldOutHorizon, 1e-12);
        Assert.Equal(
            [
                new("a", new(2026, 1, 1), new(2, 6, 6), 15, 1, 7),
                new("b", new(2026, 1, 5), new(0, 0, 38 / 7.0), 0, 0, 0),
            ],
            summary.Customers.ToArray());
    }

    [Fact]
    public void Days_may_be_the_unit() =>
        Assert.Equal(new PurchaseHistory(2, 42, 42), PurchaseSummary.Of(Purchases, new(2026, 2, 12), unit: TimeUnit.Day).Customers[0].History);

    [Fact]
    public void The_order_of_purchases_does_not_matter() =>
        Assert.Equal(PurchaseSummary.Of(Purchases, new(2026, 2, 12)).Customers.ToArray(), PurchaseSummary.Of(Purchases.Reverse(), new(2026, 2, 12)).Customers.ToArray());

    [Fact]
    public void Cohorts_are_months_of_first_purchases()
    {
        var table = CohortTable.Of(Purchases, new(2026, 3, 31));

        Assert.Equal([new(2026, 1, 1), new(2026, 2, 1)], table.Cohorts.Select(c => c.Start));
        Assert.Equal([new(2, 3, 39), new(1, 1, 6), new(1, 1, 7)], table.Cohorts[0].Months.ToArray());
        Assert.Equal([new(1, 1, 9), new(0, 0, 0)], table.Cohorts[1].Months.ToArray());
        Assert.Equal(0.5, table.Cohorts[0].ActiveShare(1));
        Assert.Equal(ForecastingErrorCodes.InvalidOption, Assert.Throws<ForecastingException>(() => table.Cohorts[1].ActiveShare(2)).Code);
    }

    [Fact]
    public void What_cannot_be_summed_up_is_refused()
    {
        Assert.Equal(ForecastingErrorCodes.InvalidOption, Assert.Throws<ForecastingException>(() => PurchaseSummary.Of(Purchases, new(2026, 2, 12), new(2026, 2, 1))).Code);
        Assert.Equal(ForecastingErrorCodes.TooFewValues, Assert.Throws<ForecastingException>(() => PurchaseSummary.Of(Purchases, new(2025, 2, 12))).Code);
        Assert.Equal(ForecastingErrorCodes.TooFewValues, Assert.Throws<ForecastingException>(() => CohortTable.Of(Purchases, new(2025, 2, 12))).Code);
        Assert.Equal(ForecastingErrorCodes.InvalidValue, Assert.Throws<ForecastingException>(() => CohortTable.Of([new("a", new(2026, 1, 1), double.NaN)], new(2026, 2, 12))).Code);
    }

    [SharedDataFact]
    public void The_summary_of_CDNOW_is_the_published_one()
    {
        var summary = PurchaseSummary.Of(Cdnow(), new(1997, 9, 30));
        var published = Lifetime.Cdnow.Load().Histories;

        Assert.Equal(published.Length, summary.Customers.Length);
        Assert.All(published.Zip(summary.Customers), pair =>
        {
            Assert.Equal(pair.First.Frequency, pair.Second.History.Frequency);
            Assert.Equal(pair.First.Recency, pair.Second.History.Recency, 0.006);
            Assert.Equal(pair.First.Age, pair.Second.History.Age, 0.006);
        });
    }

    [SharedDataFact]
    public void Out_of_sample_the_models_err_as_was_computed()
    {
        var summary = PurchaseSummary.Of(Cdnow(), new(1997, 9, 30), new(1998, 6, 30));
        var customers = summary.ToCustomerBase();

        Errs(BgNbd.Fit(customers).Model, 0.7855, 1.608, 1653.4);
        Errs(MbgNbd.Fit(customers).Model, 0.7648, 1.607, 1576.7);
        Errs(ParetoNbd.Fit(customers).Model, 0.7545, 1.603, 1665.5);

        void Errs(IPurchaseModel model, double meanAbsolute, double rootMeanSquare, double predicted)
        {
            var error = HeldOutError.Of(model, summary);
            Assert.Equal(1_882, error.Actual);
            Assert.Equal(meanAbsolute, error.MeanAbsolute, 0.0002);
            Assert.Equal(rootMeanSquare, error.RootMeanSquare, 0.001);
            Assert.Equal(predicted, error.Predicted, 0.5);
        }
    }

    [SharedDataFact]
    public void The_model_that_was_best_on_a_half_that_it_had_not_seen_errs_little_on_the_future()
    {
        var (purchases, end) = (Cdnow(), new DateOnly(1997, 9, 30));
        var choice = PurchaseModels.Choose(purchases, end);

        Assert.Equal(choice.Errors[0].Model, choice.Fit.Model.Name);
        Assert.Equal(3, choice.Errors.Length);
        Assert.InRange(HeldOutError.Of(choice.Fit.Model, PurchaseSummary.Of(purchases, end, new(1998, 6, 30))).MeanAbsolute, 0, 0.76);
    }

    private static Purchase[] Cdnow() =>
        [.. Lifetime.Cdnow.TransactionLines().Select(t => new Purchase(t[1], DateOnly.Parse(t[2], CultureInfo.InvariantCulture), double.Parse(t[4], CultureInfo.InvariantCulture)))];
}
