using Crm.Sessions;

namespace Crm.Samples.QuickStart.Import;

/// <summary>Who acts, always the same: a program for one person. A web host would look at its request.</summary>
internal sealed class ActingUser(Actor actor) : ICrmActor
{
    public ValueTask<Actor?> GetActorAsync(CancellationToken cancellationToken) => new(actor);
}
