using Crm.Contacts;
using NodaTime;

namespace Crm.Insights;

/// <summary>What an account is worth. Amounts are in the base currency.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Purchases">On how many days it has bought, of the won deals that may be seen.</param>
/// <param name="LastPurchase">When it did last.</param>
/// <param name="Alive">How probable it is that it has not left.</param>
/// <param name="NextYear">How many purchases are expected in a year.</param>
/// <param name="Value">What its purchases to come are worth today, over the years asked for.</param>
/// <param name="RenewalOdds">How probable it is that it buys in the coming year of its own, counted from its first purchase, given for how many years in a row it has; null: it left one out, or too few accounts
/// have bought for two years and more to say.</param>
/// <param name="Model">The model, which did best on the half of the time that was held out.</param>
/// <param name="MeanError">By how many purchases an account it was off there, on average.</param>
public sealed record AccountLifetime(
    Id<Account> AccountId, int Purchases, LocalDate LastPurchase, double Alive, double NextYear, double Value, double? RenewalOdds, string Model, double MeanError);
