using System.Collections.Immutable;

namespace Crm.Scoring.Cards;

/// <summary>A band of points and what it is called.</summary>
/// <param name="Name">The name, such as A.</param>
/// <param name="From">The least points of the band, included; null only for the last: all that is under the others.</param>
public sealed record GradeBand(string Name, double? From = null);

/// <summary>Grades by fit and engagement: each gets its band, and the two bands the grade.</summary>
/// <param name="Fit">The bands of the sum of the fit groups, from the best down.</param>
/// <param name="Engagement">The bands of the sum of the engagement groups, from the best down.</param>
/// <param name="Cells">For each band of fit (the rows) and of engagement (the columns) the grade.</param>
public sealed record GradeMatrix(ImmutableArray<GradeBand> Fit, ImmutableArray<GradeBand> Engagement, ImmutableArray<ImmutableArray<string>> Cells);
