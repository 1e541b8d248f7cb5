using Crm.Criteria;
using Crm.Records;
using Crm.Tenancy;

namespace Crm.Sales;

/// <summary>
/// What a person, a team or a territory is to reach in a fiscal period: a quota, where it is of the won amount. It is owned by the person it is for unless another owner is given; one for
/// the same, of the same period and measure, stands once.
/// </summary>
public sealed class Goal : Record<Goal>
{
    /// <summary>The person it is for, with all who report to them; exactly one of person, team and territory is set.</summary>
    public Id<User>? UserId { get; set; }

    /// <summary>The team it is for.</summary>
    public Id<Team>? TeamId { get; set; }

    /// <summary>The territory it is for, with its parts.</summary>
    public Id<Territory>? TerritoryId { get; set; }

    /// <summary>The fiscal period, as <see cref="FiscalPeriod"/> writes it: <c>2026-Q4</c>.</summary>
    public string Period { get; set; } = "";

    /// <summary>What is measured: one of <see cref="GoalMeasures"/>.</summary>
    public string Measure { get; set; } = GoalMeasures.WonAmount;

    /// <summary>For <see cref="GoalMeasures.Activities"/>: the kind of activity; null: of every kind. Else null.</summary>
    public string? ActivityKind { get; set; }

    /// <summary>What is to be reached, from 0: in the base currency, or a number of deals or activities.</summary>
    public decimal Target { get; set; }

    /// <summary>For whom, when and what in one text, so that no two are alike.</summary>
    public string Signature { get; internal set; } = "";

    internal static EntityDraft Draft() => new EntityBuilder<Goal>("goal", "crm_goal")
        .Owned(inverse: "ownGoals")
        .Reference(nameof(UserId), g => g.UserId, (g, v) => g.UserId = v, "user", "goals", OnDelete.Cascade)
        .Reference(nameof(TeamId), g => g.TeamId, (g, v) => g.TeamId = v, "team", "goals", OnDelete.Cascade)
        .Reference(nameof(TerritoryId), g => g.TerritoryId, (g, v) => g.TerritoryId = v, "territory", "goals", OnDelete.Cascade)
        .Text(nameof(Period), g => g.Period, (g, v) => g.Period = v!, TextRule.Exact, 8, required: true)
        .Text(nameof(Measure), g => g.Measure, (g, v) => g.Measure = v!, TextRule.Exact, 12, required: true, choices: [GoalMeasures.WonAmount, GoalMeasures.WonCount, GoalMeasures.Activities])
        .Text(nameof(ActivityKind), g => g.ActivityKind, (g, v) => g.ActivityKind = v, TextRule.Exact, 40)
        .Decimal(nameof(Target), g => g.Target, (g, v) => g.Target = v!.Value, required: true)
        .Maintained(nameof(Signature), g => g.Signature, (g, v) => g.Signature = v!, 120, TextRule.Exact, required: true, unique: true)
        .Build();
}

/// <summary>What goals measure.</summary>
public static class GoalMeasures
{
    /// <summary>The amount of the deals that were won in the period, in the base currency: a quota.</summary>
    public const string WonAmount = "won_amount";

    /// <summary>The number of deals that were won in the period.</summary>
    public const string WonCount = "won_count";

    /// <summary>The number of activities that were done in the period.</summary>
    public const string Activities = "activities";
}
