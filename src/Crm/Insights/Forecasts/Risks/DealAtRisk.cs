using Crm.Sales;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Insights;

/// <summary>Open deals that give cause for concern.</summary>
/// <param name="Deals">The deals, those with the largest amount first.</param>
/// <param name="KnowsActivities">Whether activities may be read; if not, nothing is said of what is planned, and touches are changes of the deal alone.</param>
public sealed record DealsAtRisk(IReadOnlyList<DealAtRisk> Deals, bool KnowsActivities);

/// <summary>An open deal that gives cause for concern.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="Name">Its name.</param>
/// <param name="OwnerId">Who owns it.</param>
/// <param name="StageId">Where it stands.</param>
/// <param name="Stage">The name of the stage.</param>
/// <param name="Amount">What is at stake, in the base currency; null: not known.</param>
/// <param name="CloseDate">When it is expected to close.</param>
/// <param name="Reasons">Why; at least one.</param>
public sealed record DealAtRisk(Id<Deal> DealId, string Name, Id<User>? OwnerId, Id<Stage>? StageId, string Stage, decimal? Amount, LocalDate? CloseDate, IReadOnlyList<RiskReason> Reasons);

/// <summary>One reason, with its numbers.</summary>
/// <param name="Code">Which: one of <see cref="RiskReasons"/>.</param>
/// <param name="Value">How far it is: days, times, or the share by which the amount fell.</param>
/// <param name="Threshold">From beyond how much on it counts.</param>
/// <param name="IsLearned">Whether the threshold was learned from the deals that were won: nine tenths of them stayed below. Else it is a default.</param>
public sealed record RiskReason(string Code, decimal Value, decimal Threshold, bool IsLearned);

/// <summary>Why a deal is at risk.</summary>
public static class RiskReasons
{
    /// <summary>The day it was expected to close on is past: by how many days.</summary>
    public const string PastCloseDate = "past_close_date";

    /// <summary>The day it is expected to close on was put off: how many times. Default: more than once.</summary>
    public const string Pushed = "pushed";

    /// <summary>Nobody has changed it, or done anything about it, for so many days. Default: 30.</summary>
    public const string Untouched = "untouched";

    /// <summary>It has stood in its stage for so many days. Default: those after which the stage says it is stale, else 60.</summary>
    public const string Slow = "slow";

    /// <summary>Its amount is below the highest that was listed: by what share. From a tenth on.</summary>
    public const string AmountCut = "amount_cut";

    /// <summary>Nothing is planned: no open activity about it.</summary>
    public const string NothingPlanned = "nothing_planned";

    /// <summary>It went back to an earlier stage: how many times.</summary>
    public const string WentBack = "went_back";
}
