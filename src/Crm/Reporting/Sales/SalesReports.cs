using Crm.Queries;
using Crm.Sales;
using NodaTime;

namespace Crm.Reporting;

/// <summary>
/// Reports on the deals of a query: <c>crm.Query&lt;Deal&gt;().Where("owner.team in my teams").AsOf(date).Reports().FunnelAsync()</c>.
/// The query says which deals, and as of when; its columns and its order do not matter. Each report sees at every hop what whoever acts may see.
/// </summary>
/// <remarks>
/// Amounts are in the base currency; they are null where whoever acts may not read the amount of deals. A report of the present that takes several queries sees what
/// is saved between them; one as of a moment does not.
/// </remarks>
public sealed class SalesReports
{
    private readonly RecordQuery deals;

    internal SalesReports(RecordQuery deals) => this.deals = deals.With(deals.Parts with { Columns = [], Order = null });

    /// <summary>How many deals of one pipeline reached each of its stages, and what part of them went on.</summary>
    /// <param name="pipeline">The pipeline's name; null: the tenant's first.</param>
    /// <param name="by">Group keys of deals, a funnel each: <c>source.name</c>; null: one funnel.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">There is no such pipeline (<c>crm.invalid</c>), or the query or a key is not right (<c>crm.criteria</c>).</exception>
    /// <remarks>A deal has reached a stage when it has ever stood in it or in one after it; see <see cref="FunnelStage"/>.</remarks>
    public ValueTask<FunnelReport> FunnelAsync(string? pipeline = null, IReadOnlyList<string>? by = null, CancellationToken cancellationToken = default) =>
        FunnelQuery.RunAsync(deals, pipeline, by ?? [], cancellationToken);

    /// <summary>Deals by how they stand: made, won, lost, open, and the win rate.</summary>
    /// <param name="by">Group keys of deals; null: <c>source.name</c>; none: all together.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">The query or a key is not right (<c>crm.criteria</c>).</exception>
    public ValueTask<ConversionReport> ConversionAsync(IReadOnlyList<string>? by = null, CancellationToken cancellationToken = default) =>
        ConversionQuery.RunAsync(deals, by ?? ["source.name"], cancellationToken);

    /// <summary>How long deals stood in the stages that they have left.</summary>
    /// <param name="by">Group keys of deals; null: all together.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">The query or a key is not right (<c>crm.criteria</c>).</exception>
    /// <remarks>Only the durations are read, page by page; median and quantile are exact. Memory: eight bytes a stay.</remarks>
    public ValueTask<StageTimeReport> TimeInStageAsync(IReadOnlyList<string>? by = null, CancellationToken cancellationToken = default) =>
        StageTimeQuery.RunAsync(deals, by ?? [], cancellationToken);

    /// <summary>How long closed deals took from when they were made to when they were won or lost.</summary>
    /// <param name="by">Group keys of deals, such as <c>closedAt by quarter</c>; null: all together.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">The query or a key is not right (<c>crm.criteria</c>).</exception>
    /// <remarks>Only the two instants are read, page by page; median and quantile are exact. Memory: eight bytes a deal.</remarks>
    public ValueTask<CycleReport> CyclesAsync(IReadOnlyList<string>? by = null, CancellationToken cancellationToken = default) =>
        CycleQuery.RunAsync(deals, by ?? [], cancellationToken);

    /// <summary>Open deals that have stood in their stage for longer than it says, those that have stood longest first.</summary>
    /// <param name="size">How many at most; 1 to the largest page of the CRM.</param>
    /// <param name="cursor">Where the page before ended; null: from the start.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">The query is not right (<c>crm.criteria</c>), or the cursor is not one of it (<c>crm.invalid_cursor</c>).</exception>
    public ValueTask<StaleDeals> StaleDealsAsync(int size = 50, string? cursor = null, CancellationToken cancellationToken = default) =>
        StaleQuery.RunAsync(deals, size, cursor, cancellationToken);

    /// <summary>What happened to the deals of each owner between two days.</summary>
    /// <param name="from">The first day, in the tenant's zone.</param>
    /// <param name="until">The last day; not before the first.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">The days are out of order or beyond the calendar (<c>crm.invalid</c>), or the query is not right (<c>crm.criteria</c>).</exception>
    public ValueTask<RepReport> ActivityByRepAsync(LocalDate from, LocalDate until, CancellationToken cancellationToken = default) =>
        RepQuery.RunAsync(deals, from, until, cancellationToken);
}

/// <summary>The way to the reports.</summary>
public static class SalesReporting
{
    /// <summary>Reports on the deals of a query.</summary>
    public static SalesReports Reports(this RecordQuery<Deal> deals) => new(deals);
}
