using Crm.Sales;
using NodaTime;

namespace Crm.Insights;

/// <summary>What to do next, and why that before all else: <paramref name="Rank"/> = value x probability x the share that untouched days put at stake.</summary>
/// <param name="Deal">The deal it is about.</param>
/// <param name="Name">Its name, where it may be read.</param>
/// <param name="Kind">What to do.</param>
/// <param name="Value">The amount in the tenant's base currency, where it may be read; of a deal without one, the median of the others'.</param>
/// <param name="Probability">How probable it is won, 0-1: by the tenant's model of winning, else by the stage.</param>
/// <param name="UntouchedDays">How long nobody did anything about it.</param>
/// <param name="Rank">The worth at stake, in the base currency; without the right to read amounts, of each deal as if it were worth 1.</param>
/// <param name="Reasons">What made the rank and the kind, each with its number.</param>
public sealed record NextAction(Id<Deal> Deal, string? Name, NextActionKind Kind, decimal? Value, double Probability, double UntouchedDays, double Rank, IReadOnlyList<string> Reasons);

/// <summary>What to do next about a deal; the first that fits.</summary>
public enum NextActionKind
{
    /// <summary>They wrote or called last: answer.</summary>
    Answer,

    /// <summary>Something planned is overdue: do it.</summary>
    DoOverdue,

    /// <summary>The day on which it was to be won has passed: ask, and set another.</summary>
    SetCloseDate,

    /// <summary>Nothing is planned: plan the next step.</summary>
    PlanStep,

    /// <summary>All is planned: be in touch.</summary>
    BeInTouch,
}

/// <summary>An open deal as it is ranked.</summary>
internal sealed record OpenWork(
    Id<Deal> Deal, string? Name, decimal? Amount, double? Score, double StageProbability, LocalDate? CloseDate,
    Instant Touched, Instant? LastIn, Instant? LastOut, Instant? Planned, bool IsOverdue);
