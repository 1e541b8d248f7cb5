namespace Crm.Tenancy;

/// <summary>The host's people: who there is, in which teams and unit, with which roles, and who is active. Asked again for every call of a session, so cache in it what is dear.</summary>
public interface ICrmDirectory
{
    /// <summary>One person, or null.</summary>
    ValueTask<DirectoryUser?> FindUserAsync(TenantId tenant, Id<User> user, CancellationToken cancellationToken);

    /// <summary>Everybody, and every team and unit: what is mirrored for columns and conditions.</summary>
    ValueTask<DirectorySnapshot> GetAllAsync(TenantId tenant, CancellationToken cancellationToken);
}

/// <summary>A person as the directory knows them.</summary>
/// <param name="Id">The id; <see cref="IdGenerator.FromName{T}"/> makes one of the host's own key.</param>
/// <param name="Name">The name to show.</param>
public sealed record DirectoryUser(Id<User> Id, string Name)
{
    /// <summary>The teams, the one for reports first.</summary>
    public IReadOnlyList<Id<Team>> Teams { get; init; } = [];

    /// <summary>The unit.</summary>
    public Id<Unit>? Unit { get; init; }

    /// <summary>Whom the person reports to; null: nobody. Nobody manages themselves, however far up.</summary>
    public Id<User>? Manager { get; init; }

    /// <summary>The roles, by name.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Whether the person may act.</summary><value>Default: true.</value>
    public bool IsActive { get; init; } = true;
}

/// <summary>A team.</summary>
public sealed record DirectoryTeam(Id<Team> Id, string Name, Id<Unit>? Unit = null);

/// <summary>A unit.</summary>
public sealed record DirectoryUnit(Id<Unit> Id, string Name, Id<Unit>? Parent = null);

/// <summary>A whole directory.</summary>
public sealed record DirectorySnapshot(IReadOnlyList<DirectoryUser> Users, IReadOnlyList<DirectoryTeam> Teams, IReadOnlyList<DirectoryUnit> Units)
{
    /// <summary>Nobody.</summary>
    public static DirectorySnapshot Empty { get; } = new([], [], []);
}

/// <summary>A directory that is given whole, for programs without one of their own. Replace <see cref="Snapshot"/> to change it; thread-safe.</summary>
public sealed class FixedDirectory(DirectorySnapshot snapshot) : ICrmDirectory
{
    /// <summary>Who there is.</summary>
    public DirectorySnapshot Snapshot { get; set; } = snapshot;

    /// <inheritdoc/>
    public ValueTask<DirectoryUser?> FindUserAsync(TenantId tenant, Id<User> user, CancellationToken cancellationToken) =>
        new(Snapshot.Users.FirstOrDefault(u => u.Id == user));

    /// <inheritdoc/>
    public ValueTask<DirectorySnapshot> GetAllAsync(TenantId tenant, CancellationToken cancellationToken) => new(Snapshot);
}
