using Crm.Records;
using Crm.Sessions;

namespace Crm.Tenancy;

/// <summary>Mirrors the host's directory into records, so that conditions and columns can speak of people, teams and units. Nobody is removed who owns something: who left is marked inactive.</summary>
internal sealed class DirectoryMirror(SessionServices services)
{
    /// <summary>Puts the differences into the session; true when the tree of units changed.</summary>
    public async ValueTask<bool> SynchronizeAsync(CrmSession session, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var directory = await services.Directory.GetAllAsync(scope.Tenant, cancellationToken).ConfigureAwait(false);
        var changed = await UnitsAsync(session, scope, directory, cancellationToken).ConfigureAwait(false);
        await TeamsAsync(session, scope, directory, cancellationToken).ConfigureAwait(false);
        await UsersAsync(session, scope, directory, cancellationToken).ConfigureAwait(false);
        await MembershipsAsync(session, scope, directory, cancellationToken).ConfigureAwait(false);
        return changed;
    }

    private static async ValueTask<bool> UnitsAsync(CrmSession session, Scope scope, DirectorySnapshot directory, CancellationToken cancellationToken)
    {
        var known = (await Provisioner.AllAsync<Unit>(session, scope, "unit", cancellationToken).ConfigureAwait(false)).ToDictionary(u => u.Id);
        var changed = false;
        foreach (var unit in directory.Units)
        {
            var record = known.GetValueOrDefault(unit.Id) ?? session.AddFromStart(new Unit { Id = unit.Id });
            changed |= record.Version == 0 || record.ParentId != unit.Parent;
            (record.Name, record.ParentId) = (unit.Name, unit.Parent);
        }

        return changed;
    }

    private static async ValueTask TeamsAsync(CrmSession session, Scope scope, DirectorySnapshot directory, CancellationToken cancellationToken)
    {
        var known = (await Provisioner.AllAsync<Team>(session, scope, "team", cancellationToken).ConfigureAwait(false)).ToDictionary(t => t.Id);
        foreach (var team in directory.Teams)
        {
            var record = known.GetValueOrDefault(team.Id) ?? session.AddFromStart(new Team { Id = team.Id });
            (record.Name, record.UnitId) = (team.Name, team.Unit);
        }
    }

    private static async ValueTask UsersAsync(CrmSession session, Scope scope, DirectorySnapshot directory, CancellationToken cancellationToken)
    {
        CheckManagers(directory.Users);
        var known = (await Provisioner.AllAsync<User>(session, scope, "user", cancellationToken).ConfigureAwait(false)).ToDictionary(u => u.Id);
        foreach (var user in directory.Users)
        {
            if (!known.Remove(user.Id, out var record))
            {
                record = session.AddFromStart(new User { Id = user.Id });
            }

            (record.Name, record.IsActive, record.UnitId) = (user.Name, user.IsActive, user.Unit);
            (record.TeamId, record.ManagerId) = (user.Teams.Count > 0 ? user.Teams[0] : null, user.Manager);
        }

        foreach (var left in known.Values)
        {
            left.IsActive = false;
        }
    }

    /// <exception cref="CrmException">A manager is not in the directory, or people manage each other in a circle (<c>crm.configuration</c>).</exception>
    private static void CheckManagers(IReadOnlyList<DirectoryUser> users)
    {
        var managers = users.Where(u => u.Manager is not null).ToDictionary(u => u.Id, u => u.Manager!.Value);
        var known = users.Select(u => u.Id).ToHashSet();
        foreach (var (person, _) in managers.Where(m => !known.Contains(m.Value)))
        {
            throw new CrmException(CrmErrors.Configuration, $"The user {person} reports to somebody who is not in the directory.");
        }

        var safe = new HashSet<Id<User>>();
        foreach (var start in managers.Keys)
        {
            var path = new HashSet<Id<User>>();
            for (var at = start; !safe.Contains(at) && managers.TryGetValue(at, out var manager); at = manager)
            {
                if (!path.Add(at))
                {
                    throw new CrmException(CrmErrors.Configuration, $"The user {at} and others of the directory manage each other in a circle.");
                }
            }

            safe.UnionWith(path);
        }
    }

    private static async ValueTask MembershipsAsync(CrmSession session, Scope scope, DirectorySnapshot directory, CancellationToken cancellationToken)
    {
        var known = (await Provisioner.AllAsync<Membership>(session, scope, "membership", cancellationToken).ConfigureAwait(false)).ToDictionary(m => (m.UserId, m.TeamId));
        foreach (var (user, team) in directory.Users.SelectMany(u => u.Teams.Select(t => (u.Id, t))))
        {
            if (!known.Remove((user, team)))
            {
                session.AddFromStart(new Membership { UserId = user, TeamId = team });
            }
        }

        foreach (var left in known.Values)
        {
            session.Delete(left);
        }
    }
}
