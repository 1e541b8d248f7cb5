using System.Collections.Immutable;
using Crm.Queries;
using Crm.Sessions;

namespace Crm.Views;

/// <summary>A saved view as the parts of a query.</summary>
internal static class ViewParts
{
    /// <summary>Its condition.</summary>
    public static QueryParts Condition(SavedView view, IReadOnlyList<Guid> ownersTeams)
    {
        var parts = new QueryParts(view.Entity, null);
        return string.IsNullOrWhiteSpace(view.Criteria) ? parts : parts with
        {
            Conditions = [view.Person switch
            {
                ViewPersons.Owner => new PersonalCondition(view.Criteria, view.OwnerId?.Value, ownersTeams),
                ViewPersons.Nobody => new PersonalCondition(view.Criteria, null, []),
                _ => view.Criteria,
            }],
        };
    }

    public static ImmutableArray<string> Columns(SavedView view) => string.IsNullOrWhiteSpace(view.Columns) ? [] : [.. QueryText.Split(view.Columns)];

    /// <summary>The teams of a view's owner, where they matter.</summary>
    public static async ValueTask<IReadOnlyList<Guid>> TeamsAsync(SavedView view, CrmSession session, TenantId tenant, CancellationToken cancellationToken) =>
        view is { Person: ViewPersons.Owner, OwnerId: { } owner } && await session.Services.Directory.FindUserAsync(tenant, owner, cancellationToken).ConfigureAwait(false) is { } user
            ? [.. user.Teams.Select(t => t.Value)]
            : [];
}
