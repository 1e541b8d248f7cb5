using Crm.Tenancy;

namespace Crm.Sessions;

/// <summary>Says who acts, and for which tenant: the host's answer to every call. Nobody means that nothing can be done.</summary>
public interface ICrmActor
{
    /// <summary>Who acts; null: nobody.</summary>
    ValueTask<Actor?> GetActorAsync(CancellationToken cancellationToken);
}

/// <summary>Who acts.</summary>
/// <param name="Tenant">For whom.</param>
/// <param name="User">Who; <see cref="IdGenerator.FromName{T}"/> makes the id of the host's own key.</param>
public sealed record Actor(TenantId Tenant, Id<User> User)
{
    /// <summary>The person's teams, where the host knows them better than the directory; null: as the directory says.</summary>
    public IReadOnlyList<Id<Team>>? Teams { get; init; }
}
