namespace Crm.Forecasting.Lifetime;

/// <summary>A model of when customers without a contract buy, and of when they silently leave. Times are in the unit of the histories that it was fitted to. Immutable, thread-safe.</summary>
/// <remarks>Histories that are not as <see cref="PurchaseHistory"/> says are <see cref="ForecastingErrorCodes.InvalidValue"/>; a negative or infinite horizon, or count below 0, is <see cref="ForecastingErrorCodes.InvalidOption"/>.</remarks>
public interface IPurchaseModel
{
    /// <summary>The model's usual name: "BG/NBD".</summary>
    string Name { get; }

    /// <summary>The log likelihood of a customer's history.</summary>
    /// <param name="history">The customer.</param>
    /// <returns>The natural logarithm of a density.</returns>
    double LogLikelihood(PurchaseHistory history);

    /// <summary>The probability that a customer has not left.</summary>
    /// <param name="history">The customer.</param>
    /// <returns>0 to 1.</returns>
    double ProbabilityAlive(PurchaseHistory history);

    /// <summary>The purchases to expect of a customer after the end of the history.</summary>
    /// <param name="history">The customer; <see cref="PurchaseHistory.New"/> for one of whom nothing but the first purchase is known.</param>
    /// <param name="horizon">How long from then on, from 0 on.</param>
    /// <returns>A number from 0 on.</returns>
    double ExpectedPurchases(PurchaseHistory history, double horizon);

    /// <summary>The probability that a new customer makes so many repeat purchases.</summary>
    /// <param name="purchases">How many, from 0 on.</param>
    /// <param name="horizon">Within how long, from 0 on.</param>
    /// <returns>0 to 1.</returns>
    double Probability(int purchases, double horizon);
}
