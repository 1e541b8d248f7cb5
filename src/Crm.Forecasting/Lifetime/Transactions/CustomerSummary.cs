namespace Crm.Forecasting.Lifetime.Transactions;

/// <summary>A customer's purchases in short: recency, frequency, monetary value, and what came after.</summary>
/// <param name="Customer">Who.</param>
/// <param name="FirstPurchase">When the first purchase was.</param>
/// <param name="History">What the models of purchases need, up to the end of the calibration.</param>
/// <param name="MeanSpend">What a day with a repeat purchase brought on average; 0 where there was none.</param>
/// <param name="HeldOutPurchases">Days with purchases after the calibration; 0 where nothing was held out.</param>
/// <param name="HeldOutSpend">What they brought.</param>
public sealed record CustomerSummary(string Customer, DateOnly FirstPurchase, PurchaseHistory History, double MeanSpend, int HeldOutPurchases, double HeldOutSpend);
