using Crm.Data;

namespace Crm.Sessions;

/// <content>Exports of what queries find: CSV, JSON lines, vCard.</content>
public sealed partial class CrmSession
{
    /// <summary>Exports of what queries find: CSV, JSON lines, vCard.</summary>
    public Exports Exports => field ??= new(this);
}
