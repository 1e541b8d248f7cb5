using Crm.Records;
using Crm.Tenancy;

namespace Crm.Collaboration;

/// <summary>A person who wants to know what happens to a record.</summary>
public sealed class Follower : Attached<Follower>
{
    /// <summary>The person.</summary>
    public Id<User>? UserId { get; internal set; }

    internal static EntityDraft Draft() => Start("follower", "crm_follower", "followers")
        .Reference(nameof(UserId), f => f.UserId, (f, v) => f.UserId = v, "user", "followed", required: true)
        .WrittenBy("user")
        .WithoutEvents()
        .Build();
}
