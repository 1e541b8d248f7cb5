using Crm.Criteria;
using Crm.Data;
using Crm.Insights;
using Crm.Numbering;
using Crm.Records;
using Crm.Security;
using NodaTime;

namespace Crm.Tenancy;

/// <summary>What a tenant has settled: its zone, fiscal year, base currency and rates, roles, and the fields and entities of its own.</summary>
public sealed record TenantSettings
{
    /// <summary>The zone whose days, months and quarters are meant (an IANA id).</summary><value>Default: <c>Etc/UTC</c>.</value>
    public string Zone { get; init; } = "Etc/UTC";

    /// <summary>The month a fiscal year starts with, 1-12.</summary><value>Default: 1.</value>
    public int FiscalYearStartMonth { get; init; } = 1;

    /// <summary>The currency in which amounts are compared and summed.</summary><value>Default: USD.</value>
    public string BaseCurrency { get; init; } = "USD";

    /// <summary>The dated exchange rates.</summary>
    public IReadOnlyList<ExchangeRate> Rates { get; init; } = [];

    /// <summary>The roles.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>The tenant's own entities.</summary>
    public IReadOnlyList<DynamicEntity> Entities { get; init; } = [];

    /// <summary>The tenant's own fields.</summary>
    public IReadOnlyList<CustomFieldDefinition> Fields { get; init; } = [];

    /// <summary>How records are numbered; an entity without a format is not.</summary>
    public IReadOnlyList<NumberFormat> Numbers { get; init; } = [];

    /// <summary>What is told when it begins to hold of a record.</summary>
    public IReadOnlyList<AlertDefinition> Alerts { get; init; } = [];

    /// <summary>The tenant's own signs that a relationship weakens.</summary>
    public IReadOnlyList<WeakSignal> WeakSignals { get; init; } = [];

    /// <summary>The tenant's own fields that are expressions over others.</summary>
    public IReadOnlyList<ComputedField> Computed { get; init; } = [];

    /// <summary>How fields survive a merge, where not by the default.</summary>
    public IReadOnlyList<SurvivorshipRule> Survivorship { get; init; } = [];

    /// <summary>What models may learn from beside what the CRM and its plugins bring.</summary>
    public IReadOnlyList<ScoreFeature> Features { get; init; } = [];

    /// <summary>The scores that models learn.</summary>
    public IReadOnlyList<ScoreModelDefinition> ScoreModels { get; init; } = [];

    /// <summary>The scores that cards give.</summary>
    public IReadOnlyList<ScoreCardDefinition> ScoreCards { get; init; } = [];

    /// <summary>By what records are taken for the same.</summary>
    public IReadOnlyList<DuplicateRule> Duplicates { get; init; } = [];

    /// <summary>Which fields sweeps compare across two entities, where not by the standard.</summary>
    public IReadOnlyList<SweepMapping> Sweeps { get; init; } = [];

    /// <summary>The version of the text folding that the stored keys were made with.</summary>
    public int FoldingVersion { get; init; } = TextFolding.Version;

    /// <summary>The key of the audit's digests, in hexadecimal; made when the tenant is provisioned.</summary>
    public string AuditKey { get; init; } = "";

    /// <summary>How many times what caches hold of the tenant changed elsewhere (pipelines, directory).</summary>
    public int Stamp { get; init; }
}

/// <summary>What one unit of a currency is worth in the tenant's base currency, from a date on until the next rate of that currency.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="From">The first day it holds for.</param>
/// <param name="Rate">Base currency per unit; above zero.</param>
public sealed record ExchangeRate(string Currency, LocalDate From, decimal Rate);
