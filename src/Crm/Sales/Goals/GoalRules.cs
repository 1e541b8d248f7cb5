using Crm.Records;
using Crm.Sessions;

namespace Crm.Sales;

/// <summary>What a goal must say, and whose it is.</summary>
internal static class GoalRules
{
    public static async ValueTask BeforeSaveAsync(Record record, bool isNew, CrmSession session, ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        var goal = (Goal)record;
        Guid?[] subjects = [goal.UserId?.Value, goal.TeamId?.Value, goal.TerritoryId?.Value];
        if (subjects.Count(s => s is not null) != 1)
        {
            errors.Add(new("user", "one_subject", "A goal is for exactly one person, team or territory."));
        }

        if (!FiscalPeriod.TryParse(goal.Period, out _))
        {
            errors.Add(new("period", "not_a_period", "A fiscal period is written 2026, 2026-Q4 or 2026-M01."));
        }

        if (goal.Target < 0)
        {
            errors.Add(new("target", "out_of_range", "A target is from 0."));
        }

        if (goal is { Measure: GoalMeasures.Activities, TerritoryId: not null })
        {
            errors.Add(new("measure", "not_of_territories", "Activities are counted by person and team; those of a territory are not known."));
        }

        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        if (goal.ActivityKind is { } kind && (goal.Measure != GoalMeasures.Activities || session.Services.Composition.ActivityKinds.Find(kind) is null))
        {
            errors.Add(new("activityKind", "unknown", "A kind of activity, and only where activities are counted."));
        }

        // Whoever sets a goal for a person makes it that person's, unless they say whose it is.
        if (isNew && goal.UserId is { } user && goal.OwnerId == scope.User)
        {
            goal.OwnerId = user;
        }

        goal.Signature = $"{subjects.FirstOrDefault(s => s is not null):N}|{goal.Period}|{goal.Measure}|{goal.ActivityKind}";
    }
}
