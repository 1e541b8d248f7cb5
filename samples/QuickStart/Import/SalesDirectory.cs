using Crm.Samples.QuickStart.Data;
using Crm.Tenancy;

namespace Crm.Samples.QuickStart.Import;

/// <summary>The people of the sales data as a directory: agents and managers, a team a manager, a unit an office, and the head of sales.</summary>
internal sealed class SalesDirectory(TenantId tenant)
{
    private readonly Dictionary<string, DirectoryUser> users = new(StringComparer.Ordinal);
    private readonly Dictionary<Id<Team>, DirectoryTeam> teams = [];
    private readonly Dictionary<Id<Unit>, DirectoryUnit> units = [];

    /// <summary>The id of a person.</summary>
    public Id<User> User(string name) => IdGenerator.FromName<User>(Key(name));

    /// <summary>The id of the head of sales, who is in no file.</summary>
    public Id<User> Head => IdGenerator.FromName<User>(Key("\nhead of sales"));

    /// <summary>Everybody.</summary>
    public DirectorySnapshot Snapshot(IEnumerable<AgentRow> agents)
    {
        foreach (var agent in agents)
        {
            var unit = agent.Office is { } office ? Unit(office) : (Id<Unit>?)null;
            var team = agent.Manager is { } manager ? Team(manager, unit) : (Id<Team>?)null;
            Person(agent.Name, SalesRoles.Agent, team, unit);
            if (agent.Manager is not null)
            {
                Person(agent.Manager, SalesRoles.Manager, team, unit);
            }
        }

        var head = new DirectoryUser(Head, "Head of sales") { Roles = [SalesRoles.Head] };
        return new([head, .. users.Values], [.. teams.Values], [.. units.Values]);
    }

    private void Person(string name, string role, Id<Team>? team, Id<Unit>? unit)
    {
        var person = users.GetValueOrDefault(name) ?? new(User(name), name);
        users[name] = person with
        {
            Roles = [.. person.Roles.Union([role])],
            Teams = team is { } t ? [.. person.Teams.Union([t])] : person.Teams,
            Unit = person.Unit ?? unit,
        };
    }

    private Id<Team> Team(string manager, Id<Unit>? unit)
    {
        var id = IdGenerator.FromName<Team>(Key($"{manager}\n{unit}"));
        teams.TryAdd(id, new(id, manager, unit));
        return id;
    }

    private Id<Unit> Unit(string office)
    {
        var id = IdGenerator.FromName<Unit>(Key(office));
        units.TryAdd(id, new(id, office));
        return id;
    }

    private string Key(string name) => $"{tenant}\n{name}";
}
