using Crm.Sales;

namespace Crm.Insights;

/// <summary>How far a goal is.</summary>
/// <param name="GoalId">The goal.</param>
/// <param name="SubjectId">The person, team or territory it is for.</param>
/// <param name="Subject">Its name; null: it is not to be seen.</param>
/// <param name="By">What it is for.</param>
/// <param name="Measure">What is measured.</param>
/// <param name="ActivityKind">Of which kind of activity; null: of every kind, or of deals.</param>
/// <param name="Target">What is to be reached.</param>
/// <param name="Actual">What is reached, of what whoever asks may see.</param>
public sealed record GoalProgress(Id<Goal> GoalId, Guid SubjectId, string? Subject, ForecastBy By, string Measure, string? ActivityKind, decimal Target, decimal Actual)
{
    /// <summary>What is reached as a share of the target; null where that is 0.</summary>
    public decimal? Attainment => Target > 0 ? Actual / Target : null;

    /// <summary>What is missing, from 0.</summary>
    public decimal Gap => Math.Max(0, Target - Actual);
}
