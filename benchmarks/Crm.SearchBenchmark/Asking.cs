using Crm.Sessions;
using Crm.Tenancy;

namespace Crm.SearchBenchmark;

/// <summary>Who asks.</summary>
internal sealed class WhoAsks : ICrmActor
{
    public static string Key { get; set; } = "ann";

    public ValueTask<Actor?> GetActorAsync(CancellationToken cancellationToken) => new(new Actor(TenantId.Default, IdGenerator.FromName<User>(Key)));
}
