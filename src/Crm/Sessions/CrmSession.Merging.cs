using Crm.Data;

namespace Crm.Sessions;

/// <content>Making one of several records.</content>
public sealed partial class CrmSession
{
    /// <summary>Merges of records that are the same, and what became of them.</summary>
    public Merges Merges => field ??= new(this);
}
