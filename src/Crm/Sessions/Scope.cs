using Crm.Security;
using Crm.Tenancy;

namespace Crm.Sessions;

/// <summary>Who acts in which tenant, with what rights: resolved anew for every call, so that a right taken away bites on the next one.</summary>
internal sealed class Scope
{
    public required TenantState State { get; init; }

    public TenantId Tenant => State.Tenant;

    /// <summary>The person; null: the system.</summary>
    public Id<User>? User { get; init; }

    public IReadOnlyList<Guid> Teams { get; init; } = [];

    public Guid? Unit { get; init; }

    public required Rights Rights { get; init; }

    /// <summary>Why the system acts; null: a person does.</summary>
    public string? SystemReason { get; init; }

    public bool IsSystem => SystemReason is not null;

    public AccessPolicy Policy => field ??= new(this);

    /// <summary>What a person of the directory may, in teams that whoever acts for them may narrow.</summary>
    public static Scope Of(TenantState state, DirectoryUser user, IReadOnlyList<Id<Team>>? teams = null) => new()
    {
        State = state,
        User = user.Id,
        Teams = [.. (teams ?? user.Teams).Select(t => t.Value)],
        Unit = user.Unit?.Value,
        Rights = new([.. user.Roles.Select(r => state.Roles.GetValueOrDefault(r)).OfType<Role>()]),
    };

    public static Scope System(TenantState state, string reason) => new() { State = state, Rights = Rights.Everything, SystemReason = reason };
}
