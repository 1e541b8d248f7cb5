using Crm.Data;

namespace Crm.Sessions;

/// <content>Records that may be the same.</content>
public sealed partial class CrmSession
{
    /// <summary>Who is like a record, and the pairs to look at.</summary>
    public Duplicates Duplicates => field ??= new(this);

    /// <summary>Whether the next save knows of what duplicate rules warn of.</summary>
    internal bool KnowsDuplicates { get; set; }
}
