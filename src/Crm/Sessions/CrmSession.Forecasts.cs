using Crm.Insights;

namespace Crm.Sessions;

/// <content>Forecasts.</content>
public sealed partial class CrmSession
{
    /// <summary>Forecasts of the deals that whoever acts may see.</summary>
    public Forecasts Forecasts => field ??= new(this);
}
