using Crm.Sessions;
using Crm.Tenancy;

namespace Crm.Samples.Tests.Plugin;

/// <summary>Who the test says acts.</summary>
public sealed class SignedIn
{
    public Id<User> User { get; set; }
}

/// <summary>Acts as whomever the test says.</summary>
public sealed class SwitchedActor(SignedIn signedIn) : ICrmActor
{
    public ValueTask<Actor?> GetActorAsync(CancellationToken cancellationToken) => new(new Actor(TenantId.Default, signedIn.User));
}
