using Crm.Insights;

namespace Crm.Sessions;

/// <content>The scores of records.</content>
public sealed partial class CrmSession
{
    /// <summary>What the scores of records are, were, and come of.</summary>
    public Scores Scores => new(this);
}
