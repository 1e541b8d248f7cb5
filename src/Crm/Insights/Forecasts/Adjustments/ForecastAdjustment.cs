using Crm.Criteria;
using Crm.Records;
using Crm.Sales;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Insights;

/// <summary>
/// What somebody put in the place of a number of a roll-up, or that they took it back. It is never changed: another one comes after it, and the last of a person, period and category holds.
/// It is owned by the person whose number it is.
/// </summary>
public sealed class ForecastAdjustment : Record<ForecastAdjustment>
{
    /// <summary>Whose number: the adjuster's own, or of somebody below them.</summary>
    public Id<User>? PersonId { get; set; }

    /// <summary>Who made it: whoever acted.</summary>
    public Id<User>? AdjusterId { get; internal set; }

    /// <summary>The fiscal period, as <see cref="FiscalPeriod"/> writes it.</summary>
    public string Period { get; set; } = "";

    /// <summary>Which category: one of <see cref="ForecastCategories.Open"/>. What was won or lost comes only from closing.</summary>
    public string Category { get; set; } = ForecastCategories.Committed;

    /// <summary>What stands there from now on, in the base currency; null: what the deals say.</summary>
    public decimal? Amount { get; set; }

    /// <summary>Why; 1-500 characters.</summary>
    public string Note { get; set; } = "";

    /// <summary>When it was made.</summary>
    public Instant At { get; internal set; }

    internal static EntityDraft Draft() => new EntityBuilder<ForecastAdjustment>("forecastAdjustment", "crm_forecast_adjustment")
        .Owned(inverse: "forecastAdjustments")
        .Reference(nameof(PersonId), a => a.PersonId, (a, v) => a.PersonId = v, "user", null, OnDelete.Restrict, required: true)
        .Reference(nameof(AdjusterId), a => a.AdjusterId, (a, v) => a.AdjusterId = v, "user", null, OnDelete.Restrict, required: true, isStart: true)
        .Text(nameof(Period), a => a.Period, (a, v) => a.Period = v!, TextRule.Exact, 8, required: true)
        .Text(nameof(Category), a => a.Category, (a, v) => a.Category = v!, TextRule.Exact, 10, required: true, choices: [.. ForecastCategories.Open])
        .Decimal(nameof(Amount), a => a.Amount, (a, v) => a.Amount = v)
        .Text(nameof(Note), a => a.Note, (a, v) => a.Note = v!, maxLength: 500, required: true)
        .Instant(nameof(At), a => a.At, (a, v) => a.At = v!.Value, required: true, maintained: true)
        .Build();
}
