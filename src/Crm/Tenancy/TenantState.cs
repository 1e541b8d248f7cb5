using System.Collections.Frozen;
using Crm.Insights;
using Crm.Numbering;
using Crm.Records;
using Crm.Sales;
using Crm.Security;
using NodaTime;

namespace Crm.Tenancy;

/// <summary>What is known of a tenant while its configuration stays at one version. Immutable; shared by all sessions.</summary>
internal sealed class TenantState
{
    public required TenantId Tenant { get; init; }

    /// <summary>The version of the configuration it was read from.</summary>
    public required long Version { get; init; }

    /// <summary>When that version took effect: a version that was rolled back is not taken for the one that came instead.</summary>
    public required Instant ChangedAt { get; init; }

    public required TenantSettings Settings { get; init; }

    public required CrmModel Model { get; init; }

    public required DateTimeZone Zone { get; init; }

    public required FrozenDictionary<string, Role> Roles { get; init; }

    public required IReadOnlyList<PipelineState> Pipelines { get; init; }

    /// <summary>How the records of each numbered entity are numbered.</summary>
    public FrozenDictionary<string, NumberTemplate> Numbers { get; init; } = FrozenDictionary<string, NumberTemplate>.Empty;

    /// <summary>How records are scored.</summary>
    public ScoreBook Scores { get; init; } = ScoreBook.Empty;

    /// <summary>The parent of each unit.</summary>
    public required FrozenDictionary<Guid, Guid?> Units { get; init; }

    public PipelineState? Pipeline(Guid id) => Pipelines.FirstOrDefault(p => p.Id.Value == id);

    /// <summary>A unit and those below it, however deep.</summary>
    public IReadOnlyList<Guid> UnitAndBelow(Guid unit)
    {
        var found = new List<Guid> { unit };
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(Units.Where(u => u.Value == found[i] && !found.Contains(u.Key)).Select(u => u.Key));
        }

        return found;
    }

    /// <summary>The amount in the base currency, at the rate that holds on <paramref name="date"/>.</summary>
    /// <exception cref="CrmException">There is no rate for that currency and date (<c>crm.invalid</c>).</exception>
    public decimal InBase(Money money, LocalDate date, string field)
    {
        if (money.Currency.Code == Settings.BaseCurrency)
        {
            return money.Amount;
        }

        var rate = Settings.Rates.Where(r => r.Currency == money.Currency.Code && r.From <= date).MaxBy(r => r.From)
            ?? throw CrmException.Invalid(field, "no_rate", $"There is no exchange rate from {money.Currency} to {Settings.BaseCurrency} for {date:uuuu-MM-dd}.");
        return Money.CheckAmount(decimal.Round(money.Amount * rate.Rate, 4, MidpointRounding.ToEven), field);
    }
}
