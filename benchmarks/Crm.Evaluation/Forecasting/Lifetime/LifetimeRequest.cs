using Crm.Forecasting.Lifetime.Transactions;

namespace Crm.Evaluation.Forecasting.Lifetime;

/// <summary>What <c>clv</c> is asked.</summary>
internal sealed record LifetimeRequest(string Transactions, string Customer, string Date, DateOnly CalibrationEnd, DateOnly Until)
{
    public string? Spend { get; init; }

    public TimeUnit Unit { get; init; }

    public string Model { get; init; } = "auto";
}
