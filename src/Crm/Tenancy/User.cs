using Crm.Criteria;
using Crm.Records;

namespace Crm.Tenancy;

/// <summary>A person of the host's directory, mirrored so that conditions and columns can speak of owners. The directory stays the one that decides.</summary>
public sealed class User : Record<User>
{
    /// <summary>The name to show.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whether the person may act and be given records.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>The person's first team, for reports (<c>owner.team.name</c>).</summary>
    public Id<Team>? TeamId { get; set; }

    /// <summary>The unit the person belongs to.</summary>
    public Id<Unit>? UnitId { get; set; }

    /// <summary>Whom the person reports to, for roll-ups; null: nobody.</summary>
    public Id<User>? ManagerId { get; set; }

    internal static EntityDraft Draft() => new EntityBuilder<User>("user", "crm_user")
        .Text(nameof(Name), u => u.Name, (u, v) => u.Name = v!, required: true)
        .Boolean(nameof(IsActive), u => u.IsActive, (u, v) => u.IsActive = v)
        .Reference(nameof(TeamId), u => u.TeamId, (u, v) => u.TeamId = v, "team", null, OnDelete.Clear)
        .Reference(nameof(UnitId), u => u.UnitId, (u, v) => u.UnitId = v, "unit", "users", OnDelete.Restrict)
        .Reference(nameof(ManagerId), u => u.ManagerId, (u, v) => u.ManagerId = v, "user", "reports", OnDelete.Clear)
        .Mirrored()
        .Build();
}

/// <summary>A team of the host's directory.</summary>
public sealed class Team : Record<Team>
{
    /// <summary>The name to show.</summary>
    public string Name { get; set; } = "";

    /// <summary>The unit it belongs to.</summary>
    public Id<Unit>? UnitId { get; set; }

    internal static EntityDraft Draft() => new EntityBuilder<Team>("team", "crm_team")
        .Text(nameof(Name), t => t.Name, (t, v) => t.Name = v!, required: true)
        .Reference(nameof(UnitId), t => t.UnitId, (t, v) => t.UnitId = v, "unit", "teams", OnDelete.Restrict)
        .Mirrored()
        .Build();
}

/// <summary>A unit of the host's directory: an office, a division. Units form a tree.</summary>
public sealed class Unit : Record<Unit>
{
    /// <summary>The name to show.</summary>
    public string Name { get; set; } = "";

    /// <summary>The unit above.</summary>
    public Id<Unit>? ParentId { get; set; }

    internal static EntityDraft Draft() => new EntityBuilder<Unit>("unit", "crm_unit")
        .Text(nameof(Name), u => u.Name, (u, v) => u.Name = v!, required: true)
        .Reference(nameof(ParentId), u => u.ParentId, (u, v) => u.ParentId = v, "unit", "units", OnDelete.Restrict)
        .Mirrored()
        .Build();
}

/// <summary>That a person is in a team. A person can be in several.</summary>
public sealed class Membership : Record<Membership>
{
    /// <summary>The person.</summary>
    public Id<User>? UserId { get; set; }

    /// <summary>The team.</summary>
    public Id<Team>? TeamId { get; set; }

    internal static EntityDraft Draft() => new EntityBuilder<Membership>("membership", "crm_membership")
        .Reference(nameof(UserId), m => m.UserId, (m, v) => m.UserId = v, "user", "memberships", OnDelete.Cascade, required: true)
        .Reference(nameof(TeamId), m => m.TeamId, (m, v) => m.TeamId = v, "team", "memberships", OnDelete.Cascade, required: true)
        .Mirrored()
        .Build();
}
