using Crm.Contacts;
using Crm.Queries;
using Crm.Sales;
using Crm.Sessions;

namespace Crm.Insights;

/// <summary>What wants doing: open work by what is at stake, relationships that weaken, and what to offer. Of what whoever asks may see.</summary>
public sealed class Signals
{
    private readonly CrmSession session;

    internal Signals(CrmSession session) => this.session = session;

    /// <summary>The open deals to go to next, by value x probability x how long they were untouched, each with its reasons. One query a page of deals, sorted in memory.</summary>
    /// <param name="deals">Which deals; null: those of whoever acts.</param>
    /// <param name="options">How they are ranked; null: the defaults.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">An option is not right, or the query is another session's (<c>crm.invalid</c>); whoever acts may not read stages of deals (<c>crm.criteria</c>).</exception>
    public ValueTask<IReadOnlyList<NextAction>> NextBestAsync(RecordQuery<Deal>? deals = null, NextBestOptions? options = null, CancellationToken cancellationToken = default)
    {
        var query = deals ?? session.Query<Deal>().Where("owner = me");
        return ReferenceEquals(query.Session, session)
            ? NextBestQuery.RunAsync(session, query, options ?? new(), cancellationToken)
            : throw CrmException.Invalid("deals", "other_session", "The query is another session's.");
    }

    /// <summary>The records that weaken, by each signal of the tenant that whoever acts may read: fewer purchases, fewer answers, lower satisfaction than usual.</summary>
    /// <param name="name">One signal; null: all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">There is no such signal, or it speaks of what whoever acts may not read (<c>crm.invalid</c>).</exception>
    public ValueTask<IReadOnlyList<WeakSignalReport>> WeakAsync(string? name = null, CancellationToken cancellationToken = default) =>
        WeakSignals.RunAsync(session, name, cancellationToken);

    /// <summary>Products that an account might buy: up- and cross-selling by what accounts like it bought, with how such offers did before.</summary>
    /// <param name="account">The account.</param>
    /// <param name="size">How many at most; 1-100.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">There is no such account, or none that may be seen (<c>crm.not_found</c>); the size is not right (<c>crm.invalid</c>).</exception>
    public ValueTask<OfferReport> OffersAsync(Id<Account> account, int size = 5, CancellationToken cancellationToken = default) =>
        OfferQuery.RunAsync(session, account, size, cancellationToken);
}
