using Crm.Forecasting.Lifetime.Transactions;

namespace Crm.Forecasting.Lifetime;

/// <summary>How far a model was off on purchases that it had not seen.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Customers">How many customers there are.</param>
/// <param name="Predicted">The purchases that it expected of all.</param>
/// <param name="Actual">Those that came.</param>
/// <param name="MeanAbsolute">The mean absolute error of a customer's purchases.</param>
/// <param name="RootMeanSquare">The root of the mean squared error.</param>
public sealed record HeldOutError(string Model, int Customers, double Predicted, double Actual, double MeanAbsolute, double RootMeanSquare)
{
    /// <summary>Judges a model by the part that a summary holds out.</summary>
    /// <param name="model">A model, fitted to the summary's calibration or known before.</param>
    /// <param name="summary">A summary with a part that is held out.</param>
    /// <returns>The errors.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.TooFewValues"/>: nothing is held out.</exception>
    public static HeldOutError Of(IPurchaseModel model, PurchaseSummary summary)
    {
        if (summary.HeldOutHorizon == 0)
        {
            throw Refuse.TooFew($"The summary holds nothing out; one that was made with a day \"until\" after the calibration does.");
        }

        var (predicted, actual, absolute, squared) = (0.0, 0.0, 0.0, 0.0);
        foreach (var customer in summary.Customers)
        {
            var expected = model.ExpectedPurchases(customer.History, summary.HeldOutHorizon);
            var error = expected - customer.HeldOutPurchases;
            predicted += expected;
            actual += customer.HeldOutPurchases;
            absolute += Math.Abs(error);
            squared += error * error;
        }

        var count = summary.Customers.Length;
        return new(model.Name, count, predicted, actual, absolute / count, Math.Sqrt(squared / count));
    }
}
