using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Lifetime;

/// <summary>What customers are worth: purchases to come, each discounted by when it comes, times what a purchase brings.</summary>
public static class CustomerValue
{
    // Beyond e^-40 nothing is left of a purchase.
    private const double Forgotten = 40;

    /// <summary>The purchases to expect of a customer, each worth e^(−rate time). Over all time this is the discounted expected residual transactions (DERT) of the literature.</summary>
    /// <remarks>By quadrature of ∫ e^(−rate t) dE(t), for any model, over ln(1 + t / age); to about 9 digits. Some 60 expectations, 200 without a horizon: of BG/NBD and MBG/NBD that takes about a millisecond.</remarks>
    /// <param name="model">The model of purchases.</param>
    /// <param name="history">The customer; <see cref="PurchaseHistory.New"/> for one who just came.</param>
    /// <param name="rate">The continuous discount rate of a unit of time, at least 0: of 15 % a year and weeks ln(1.15) / 52.18 = 0.00268. Above 0 without a horizon.</param>
    /// <param name="horizon">How far to look; the default is all time.</param>
    /// <returns>Purchases, from 0 on.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: rate or horizon are out of range. <see cref="ForecastingErrorCodes.InvalidValue"/>: the history is not as <see cref="PurchaseHistory"/> says.</exception>
    public static double DiscountedPurchases(this IPurchaseModel model, PurchaseHistory history, double rate, double horizon = double.PositiveInfinity)
    {
        if (!(rate >= 0 && rate < double.PositiveInfinity && horizon >= 0) || (rate == 0 && double.IsPositiveInfinity(horizon)))
        {
            throw Refuse.Option($"A discount rate of {rate} over {horizon}; a rate is a finite number from 0 on, above 0 over all time, and a horizon from 0 on.");
        }

        var end = Math.Min(horizon, Forgotten / rate);
        if (end == 0)
        {
            return 0;
        }

        // By parts: e^(-rate end) E(end) + rate ∫ e^(-rate t) E(t) dt. E bends on the scale of the customer's age.
        var scale = Math.Min(end, Math.Max(1, history.Age / 2));
        var width = Math.Log(1 + (end / scale));
        var earlier = rate == 0 ? 0 : rate * GaussLegendre.Sixteen.Integrate(
            u =>
            {
                var time = scale * (Math.Exp(u) - 1);
                return Math.Exp(-rate * time) * model.ExpectedPurchases(history, time) * (scale + time);
            },
            0,
            width,
            (int)Math.Ceiling(2 + width));
        return earlier + (Math.Exp(-rate * end) * model.ExpectedPurchases(history, end));
    }

    /// <summary>The value of a customer's future purchases today.</summary>
    /// <param name="purchases">The model of purchases.</param>
    /// <param name="spending">The model of spending.</param>
    /// <param name="history">The customer.</param>
    /// <param name="meanSpend">What a repeat purchase brought on average; not read where there was none.</param>
    /// <param name="rate">As of <see cref="DiscountedPurchases"/>.</param>
    /// <param name="horizon">As of <see cref="DiscountedPurchases"/>.</param>
    /// <param name="margin">What is left of money spent, the default is 1: all of it.</param>
    /// <returns>Money.</returns>
    /// <exception cref="ForecastingException">As of <see cref="DiscountedPurchases"/> and <see cref="GammaGamma.ExpectedSpend"/>.</exception>
    public static double Of(IPurchaseModel purchases, GammaGamma spending, PurchaseHistory history, double meanSpend, double rate, double horizon = double.PositiveInfinity, double margin = 1)
        => margin * spending.ExpectedSpend(history.Frequency, meanSpend) * purchases.DiscountedPurchases(history, rate, horizon);
}
