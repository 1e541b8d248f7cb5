using Crm.Contacts;
using Crm.Criteria;
using Crm.Records;
using NodaTime;

namespace Crm.Sales;

/// <summary>A sale in the making: an opportunity that moves through the stages of a pipeline until it is won or lost.</summary>
public sealed class Deal : Record<Deal>
{
    /// <summary>Its name, 1-200 characters.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whom it is with.</summary>
    public Id<Account>? AccountId { get; set; }

    /// <summary>The pipeline it moves through. Set when it is added.</summary>
    public Id<Pipeline>? PipelineId { get; internal set; }

    /// <summary>Where it stands. Only a move changes it.</summary>
    public Id<Stage>? StageId { get; internal set; }

    /// <summary>Since when it stands there.</summary>
    public Instant? StageSince { get; internal set; }

    /// <summary>What is sold.</summary>
    public Id<Product>? ProductId { get; set; }

    /// <summary>Where it came from.</summary>
    public Id<LeadSource>? SourceId { get; set; }

    /// <summary>What it is worth; null: not known.</summary>
    public Money? Amount
    {
        get => AmountValue is { } value && AmountCurrency is { } currency ? new Money(value, currency) : null;
        set => (AmountValue, AmountCurrency) = (value?.Amount, value?.Currency.Code);
    }

    /// <summary>When it is expected to close, then when it did.</summary>
    public LocalDate? CloseDate { get; set; }

    /// <summary>How sure its owner is of it: one of <see cref="ForecastCategories.Open"/>; null: what its stage says. Of a closed deal it is what was said last, and counts no more.</summary>
    public string? ForecastCategory { get; set; }

    /// <summary>When it was won or lost; null while open.</summary>
    public Instant? ClosedAt { get; internal set; }

    /// <summary>Why it was won or lost; at most 500 characters.</summary>
    public string? CloseReason { get; internal set; }

    /// <summary>Its id in the system it came from; unique within the tenant.</summary>
    public string? ExternalId { get; set; }

    /// <summary>Its number, given when it is first saved where the tenant has a format for it; unique within the tenant.</summary>
    public string? Number { get; internal set; }

    /// <summary>The number of <see cref="Amount"/>.</summary>
    public decimal? AmountValue { get; internal set; }

    /// <summary>The currency of <see cref="Amount"/>.</summary>
    public string? AmountCurrency { get; internal set; }

    /// <summary><see cref="Amount"/> in the tenant's base currency, at the rate of the close date; computed when saved.</summary>
    public decimal? AmountBase { get; internal set; }

    internal static EntityDraft Draft() => new EntityBuilder<Deal>("deal", "crm_deal")
        .Owned(inverse: "deals")
        .WithRecycleBin()
        .Text(nameof(Name), d => d.Name, (d, v) => d.Name = v!, required: true)
        .Reference(nameof(AccountId), d => d.AccountId, (d, v) => d.AccountId = v, "account", "deals", OnDelete.Restrict)
        .Reference(nameof(PipelineId), d => d.PipelineId, (d, v) => d.PipelineId = v, "pipeline", "deals", OnDelete.Restrict, required: true, isStart: true)
        .Reference(nameof(StageId), d => d.StageId, (d, v) => d.StageId = v, "stage", "deals", OnDelete.Restrict, required: true, isStart: true)
        .Instant(nameof(StageSince), d => d.StageSince, (d, v) => d.StageSince = v, required: true, maintained: true)
        .Reference(nameof(ProductId), d => d.ProductId, (d, v) => d.ProductId = v, "product", "deals", OnDelete.Clear)
        .Reference(nameof(SourceId), d => d.SourceId, (d, v) => d.SourceId = v, "source", "deals", OnDelete.Clear)
        .Money(nameof(Amount), d => d.AmountValue, (d, v) => d.AmountValue = v, d => d.AmountCurrency, (d, v) => d.AmountCurrency = v, d => d.AmountBase, (d, v) => d.AmountBase = v)
        .Date(nameof(CloseDate), d => d.CloseDate, (d, v) => d.CloseDate = v, indexed: true)
        .Text(nameof(ForecastCategory), d => d.ForecastCategory, (d, v) => d.ForecastCategory = v, TextRule.Exact, 10, choices: [.. ForecastCategories.Open])
        .Instant(nameof(ClosedAt), d => d.ClosedAt, (d, v) => d.ClosedAt = v, maintained: true)
        .Text(nameof(CloseReason), d => d.CloseReason, (d, v) => d.CloseReason = v, maxLength: 500)
        .Text(nameof(ExternalId), d => d.ExternalId, (d, v) => d.ExternalId = v, TextRule.Exact, 100, unique: true)
        .Numbered(d => d.Number, (d, v) => d.Number = v)
        .Searchable("name")
        .Searchable("account.name")
        .Scored()
        .Feature("amount", "amount")
        .Feature("stage", "stage.code")
        .Feature("stage_probability", "stage.probability")
        .Feature("days_open", "now - createdAt")
        .Feature("days_in_stage", "now - stageSince")
        .Feature("days_to_close", "closeDate - today")
        .Feature("product", "product.name")
        .Feature("source", "source.name")
        .Feature("owner", "owner.name")
        .Feature("account_industry", "account.industry")
        .Feature("account_country", "account.country")
        .Feature("account_employees", "account.employees")
        .Feature("account_revenue", "account.revenue")
        .Feature("account_won", "account.deals count(stage.kind = won)")
        .Feature("account_lost", "account.deals count(stage.kind = lost)")
        .Feature("activities", "activities count(phase = 'done')")
        .Feature("days_untouched", "now - activities max(at, phase = 'done')")
        .Feature("stakeholders", "stakeholders count")
        .Build();
}
