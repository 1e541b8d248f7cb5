using Crm.Sessions;
using Crm.Tenancy;

namespace Crm.ScaleBenchmark.Searching;

/// <summary>Who asks: Ann may see all records, Bob his own.</summary>
internal sealed class Asking : ICrmActor
{
    public static Id<User> Ann { get; } = IdGenerator.FromName<User>("ann");

    public static Id<User> Bob { get; } = IdGenerator.FromName<User>("bob");

    public static Id<User> Who { get; set; } = Ann;

    public ValueTask<Actor?> GetActorAsync(CancellationToken cancellationToken) => new(new Actor(TenantId.Default, Who));
}
