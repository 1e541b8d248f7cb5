using System.Globalization;
using Crm.Forecasting.Lifetime;
using Crm.Forecasting.Lifetime.Transactions;
using Crm.Tests.Shared;

namespace Crm.Forecasting.Tests.Lifetime;

/// <summary>The way from purchases to values, as a reader of the README would go it.</summary>
public sealed class TenLineTests
{
    [SharedDataFact]
    public void From_purchases_to_values()
    {
        Purchase[] purchases = [.. Cdnow.TransactionLines().Select(t => new Purchase(t[1], DateOnly.Parse(t[2], CultureInfo.InvariantCulture), double.Parse(t[4], CultureInfo.InvariantCulture)))];
        var lines = new List<string>();

        var choice = PurchaseModels.Choose(purchases, end: new(1997, 9, 30));
        var summary = PurchaseSummary.Of(purchases, new(1997, 9, 30));
        var spending = GammaGamma.Fit([.. summary.Customers.Select(c => c.History.Frequency)], [.. summary.Customers.Select(c => c.MeanSpend)]).Model;
        foreach (var customer in summary.Customers.Take(3))
        {
            var alive = choice.Fit.Model.ProbabilityAlive(customer.History);
            var next = choice.Fit.Model.ExpectedPurchases(customer.History, horizon: 13);
            var value = CustomerValue.Of(choice.Fit.Model, spending, customer.History, customer.MeanSpend, rate: 0.0027, margin: 0.3);
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{customer.Customer}: {alive:P0} alive, {next:0.0} purchases in 13 weeks, worth {value:0.00}"));
        }

        Assert.Equal(3, lines.Count);
        Assert.StartsWith("0001: ", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", string.Join('\n', lines), StringComparison.Ordinal);
    }
}
