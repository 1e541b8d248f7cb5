using Crm.Sales;

namespace Crm.Reporting;

/// <summary>
/// A page of open deals that have stood in their stage for more days than it says. Days are those of the calendar in the tenant's zone: from the day on which the deal came into
/// the stage to the day looked at. A stage that names no number of days has no stale deals.
/// </summary>
/// <param name="Count">How many there are on all pages.</param>
/// <param name="Deals">Those of this page; those that have stood longest first.</param>
/// <param name="Next">What to give for the next page; null: this was the last.</param>
public sealed record StaleDeals(long Count, IReadOnlyList<StaleDeal> Deals, string? Next)
{
    /// <summary>A table: a row a deal.</summary>
    /// <param name="title">Its title.</param>
    public ReportTable ToTable(string title = "Stale deals") => new(
        title,
        [new("Deal"), new("Owner"), new("Stage"), new("Days", ReportKind.Count), new("Stale after", ReportKind.Count)],
        [.. Deals.Select(d => (IReadOnlyList<object?>)[d.Name, d.Owner, d.Stage, d.Days, d.StaleAfterDays])]);
}

/// <summary>A deal that has stood too long.</summary>
/// <param name="Id">The deal.</param>
/// <param name="Name">Its name.</param>
/// <param name="Owner">Its owner's name; null: nobody owns it.</param>
/// <param name="Stage">The name of its stage.</param>
/// <param name="Days">For how many days it has stood there.</param>
/// <param name="StaleAfterDays">After how many days it is stale there.</param>
public sealed record StaleDeal(Id<Deal> Id, string Name, string? Owner, string Stage, long Days, long StaleAfterDays);
