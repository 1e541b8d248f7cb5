using Crm.Insights;

namespace Crm.Sessions;

/// <content>What wants doing.</content>
public sealed partial class CrmSession
{
    /// <summary>Open work by what is at stake, relationships that weaken, what to offer.</summary>
    public Signals Signals => field ??= new(this);
}
