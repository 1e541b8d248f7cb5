using Crm.Data;

namespace Crm.Sessions;

/// <content>Imports of CSV and vCard files, with the rights of whoever acts.</content>
public sealed partial class CrmSession
{
    /// <summary>Imports of CSV and vCard files, with the rights of whoever acts.</summary>
    public Imports Imports => field ??= new(this);
}
