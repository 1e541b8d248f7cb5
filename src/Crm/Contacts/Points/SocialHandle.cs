using Crm.Criteria;
using Crm.Records;

namespace Crm.Contacts;

/// <summary>What an account or a contact is called on a network.</summary>
public sealed class SocialHandle : ContactPoint<SocialHandle>
{
    /// <summary>The network: <c>linkedin</c>, <c>mastodon</c>; at most 40 characters.</summary>
    public string Network { get; set; } = "";

    /// <summary>The handle or address there; at most 250 characters.</summary>
    public string Handle { get; set; } = "";

    internal static EntityDraft Draft() => Start("handle", "crm_handle", "handles")
        .Text(nameof(Network), h => h.Network, (h, v) => h.Network = v!, TextRule.Exact, 40, required: true)
        .Text(nameof(Handle), h => h.Handle, (h, v) => h.Handle = v!, maxLength: 250, required: true)
        .Build();
}
