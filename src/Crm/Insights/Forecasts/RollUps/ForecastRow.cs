using Crm.Forecasting.Pipeline.RollUp;
using Crm.Sales;

namespace Crm.Insights;

/// <summary>The numbers of one person, team or territory. Amounts are in the base currency.</summary>
/// <param name="Id">Whose they are; null: of deals of which that is not known or hidden.</param>
/// <param name="Name">The name; null with the id.</param>
/// <param name="ParentId">Above whom they are added up; null: nobody.</param>
/// <param name="Own">What their own deals say.</param>
/// <param name="Total">What their own deals and those below say.</param>
/// <param name="Adjusted">The same with adjustments. Of teams and territories, which nobody adjusts, as <paramref name="Total"/>.</param>
/// <param name="Quota">The target of the won amount: that of the period, else the sum of those of its quarters or months where none is missing; null: none that may be seen.</param>
/// <param name="Adjustments">The adjustments of this number that hold.</param>
public sealed record ForecastRow(Guid? Id, string? Name, Guid? ParentId, CategoryAmounts Own, CategoryAmounts Total, CategoryAmounts Adjusted, decimal? Quota, IReadOnlyList<Adjustment> Adjustments)
{
    /// <summary>What was won as a share of the quota; null where there is no quota above 0.</summary>
    public decimal? Attainment => Quota > 0 ? Total.Won / Quota : null;

    /// <summary>What is missing to the quota beyond what was won, from 0; null where there is none.</summary>
    public decimal? Gap => Quota is { } quota ? Math.Max(0, quota - Total.Won) : null;
}

/// <summary>A forecast of one period, added up.</summary>
/// <param name="Period">The period.</param>
/// <param name="By">By what.</param>
/// <param name="Rows">A row each, those above before those below; who has no deal, quota or adjustment, nor anybody below, has none.</param>
/// <param name="Total">Everything: the sum of the own numbers of all rows, and of the totals of those at the top.</param>
public sealed record ForecastRollUpTable(FiscalPeriod Period, ForecastBy By, IReadOnlyList<ForecastRow> Rows, CategoryAmounts Total);
