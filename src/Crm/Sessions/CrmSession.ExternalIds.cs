using Crm.Data;

namespace Crm.Sessions;

/// <content>What records are called in other systems.</content>
public sealed partial class CrmSession
{
    /// <summary>What records are called in other systems.</summary>
    public ExternalIds ExternalIds => field ??= new(this);
}
