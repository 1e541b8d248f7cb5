using Crm.Contacts;
using Crm.Sales;
using Crm.Sessions;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Insights;

/// <summary>
/// Forecasts of the deals that whoever acts may see: rolled up, simulated, compared, watched; and what accounts are worth. Amounts are in the base currency. What it learns it learns from all deals of the tenant,
/// and shows none of them that may not be seen.
/// </summary>
/// <remarks>Everything is computed when it is asked for, from what stands; what was learned is kept while history stays as it is. Without the right to read what a forecast is made of (<c>amount</c>, <c>closeDate</c>,
/// <c>closedAt</c>, <c>stage</c>, <c>owner</c> of deals), there is none: <c>crm.forbidden</c>.</remarks>
public sealed partial class Forecasts
{
    private readonly CrmSession session;

    internal Forecasts(CrmSession session) => this.session = session;

    /// <summary>What people, teams or territories have open, won and lost in a period, by category, with adjustments, quota and attainment; added up exactly.</summary>
    /// <param name="period">The period: open deals by the day they are expected to close on, closed ones by the day they did.</param>
    /// <param name="by">By what.</param>
    /// <param name="asOf">The moment whose values are meant; null: now.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">A field that it goes by may not be read (<c>crm.forbidden</c>).</exception>
    public ValueTask<ForecastRollUpTable> RollUpAsync(FiscalPeriod period, ForecastBy by = ForecastBy.Person, Instant? asOf = null, CancellationToken cancellationToken = default) =>
        RollUpQuery.RunAsync(session, period, by, asOf, cancellationToken);

    /// <summary>The goals of a period that may be seen, each with what is reached, of what may be seen.</summary>
    /// <param name="period">The period that the goals name; those of its months or its year are others.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">There is a goal of deals, and a field that it goes by may not be read (<c>crm.forbidden</c>, <c>crm.criteria</c>).</exception>
    public ValueTask<IReadOnlyList<GoalProgress>> GoalsAsync(FiscalPeriod period, CancellationToken cancellationToken = default) => GoalQuery.RunAsync(session, period, cancellationToken);

    /// <summary>How the open amount of a period came from one instant to another: new, pulled in, pushed out, removed, increased, decreased, won, lost. It adds up exactly.</summary>
    /// <param name="period">Deals expected to close in it; null: all.</param>
    /// <param name="from">The earlier instant.</param>
    /// <param name="to">The later one, not after now.</param>
    /// <param name="by">Into which parts it is divided as well.</param>
    /// <param name="asKnown">Whether each instant is seen as it was known then, without what was recorded later.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">The instants are in the wrong order (<c>crm.invalid</c>), or a field that it goes by may not be read (<c>crm.forbidden</c>).</exception>
    public ValueTask<ForecastFlow> CompareAsync(FiscalPeriod? period, Instant from, Instant to, ForecastBy by = ForecastBy.Person, bool asKnown = false, CancellationToken cancellationToken = default) =>
        FlowQuery.RunAsync(session, period, from, to, by, asKnown, cancellationToken);

    /// <summary>
    /// What the coming fiscal periods bring, with P10, P50 and P90, by owner, team and product; with the forecasts of the periods before and what came. The odds are learned from all deals of the tenant; simulated, summed
    /// and judged are those that may be seen.
    /// </summary>
    /// <param name="options">Which periods, of when, of which deals; null: this quarter and the next, of today.</param>
    /// <param name="progress">Told the share of learning that is done; null: nobody.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The forecast: the same numbers for the same history, options and seed.</returns>
    /// <exception cref="CrmException">A field that it goes by may not be read (<c>crm.forbidden</c>), fewer than 20 deals of the tenant were won or lost by then (<c>crm.too_little_data</c>), an option is out of range
    /// (<c>crm.invalid</c>), or the condition is not right (<c>crm.criteria</c>).</exception>
    public ValueTask<SimulatedForecast> SimulateAsync(ForecastOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        new SimulationQuery(session, (options ?? new()).Checked(), progress, cancellationToken).RunAsync();

    /// <summary>Open deals that give cause for concern, each with its reasons and their numbers, by the amount at stake. What is unusual is learned from the deals of the tenant that were won.</summary>
    /// <param name="where">Which deals, as a condition; null: all that may be seen.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">A field that it goes by may not be read (<c>crm.forbidden</c>), or the condition is not right (<c>crm.criteria</c>).</exception>
    public ValueTask<DealsAtRisk> AtRiskAsync(string? where = null, CancellationToken cancellationToken = default) => RiskQuery.RunAsync(session, where, cancellationToken);

    /// <summary>What accounts are worth: how sure it is that they still buy, how often, and for how much; the most valuable first. Of accounts with a purchase that may be seen: a won deal with an amount above 0.</summary>
    /// <param name="options">How far to look; null: the defaults.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">There is too little to learn from (<c>crm.too_little_data</c>), a field that it goes by may not be read (<c>crm.forbidden</c>), or an option is out of range (<c>crm.invalid</c>).</exception>
    public async ValueTask<IReadOnlyList<AccountLifetime>> LifetimesAsync(LifetimeOptions? options = null, CancellationToken cancellationToken = default) =>
        await new LifetimeQuery(session, (options ?? new()).Checked(), cancellationToken).AllAsync().ConfigureAwait(false);

    /// <summary>What one account is worth.</summary>
    /// <param name="account">The account.</param>
    /// <param name="options">How far to look; null: the defaults.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Its worth; null: it has no purchase that may be seen.</returns>
    /// <exception cref="CrmException">There is no such account (<c>crm.not_found</c>), too little to learn from (<c>crm.too_little_data</c>), a field that it goes by may not be read (<c>crm.forbidden</c>), or an option is out
    /// of range (<c>crm.invalid</c>).</exception>
    public ValueTask<AccountLifetime?> LifetimeAsync(Id<Account> account, LifetimeOptions? options = null, CancellationToken cancellationToken = default) =>
        new LifetimeQuery(session, (options ?? new()).Checked(), cancellationToken).OneAsync(account);

    /// <summary>Puts an amount in the place of a number of a roll-up. It takes effect with <see cref="CrmSession.SaveAsync(CancellationToken)"/>, and needs the right to create adjustments for that person.</summary>
    /// <param name="person">Whose number: one's own, or of somebody below.</param>
    /// <param name="period">Of which period.</param>
    /// <param name="category">Which category: one of <see cref="ForecastCategories.Open"/>.</param>
    /// <param name="amount">What stands there from now on, in the base currency; null: what the deals say again.</param>
    /// <param name="note">Why; 1-500 characters.</param>
    public ForecastAdjustment Adjust(Id<User> person, FiscalPeriod period, string category, decimal? amount, string note) =>
        session.Add(new ForecastAdjustment { PersonId = person, Period = period.ToString(), Category = category, Amount = amount, Note = note }, person);
}
