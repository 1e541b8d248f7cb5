using Crm.Contacts;

namespace Crm.Sessions;

/// <content>The hierarchy of accounts.</content>
public sealed partial class CrmSession
{
    /// <summary>
    /// An account and all that lie below it, each with its columns and with their numbers added up over everything below: the group's open deals, its people, its revenue.
    /// One query a level; at most 10,000 accounts.
    /// </summary>
    /// <param name="root">The account at the top.</param>
    /// <param name="columns">Fields, to-one paths and roll-ups: <c>name</c>, <c>deals sum(amount, stage.kind = open)</c>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The accounts, those above before those below. Of what lies below an account that may not be seen, nothing.</returns>
    /// <exception cref="CrmException">There is no such account, or none that may be seen (<c>crm.not_found</c>); a column is not right (<c>crm.criteria</c>).</exception>
    public ValueTask<IReadOnlyList<AccountNode>> AccountTreeAsync(Id<Account> root, IReadOnlyList<string> columns, CancellationToken cancellationToken = default) =>
        AccountTree.LoadAsync(this, root, columns, cancellationToken);
}
